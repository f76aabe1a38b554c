using System.Globalization;
using Osnas.Data;
using Osnas.Samples;
using Osnas.Training;
using SkiaSharp;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>Training steps on augmented images that are read, against the same steps on one batch.</summary>
internal static class PipelinePart
{
    private const double Most = 1.03;
    private const int Batch = 128;
    private const int Batches = 6;
    private const int Count = Batch * Batches;

    /// <summary>The candidate k3e3, of middle size, in all layers.</summary>
    private const int Candidate = 2;

    public static IEnumerable<BenchRow> Measure(Setup setup)
    {
        var folder = Directory.CreateTempSubdirectory("osnas-bench-").FullName;
        try
        {
            using var inMemory =
                new InMemoryDataset(randn(Count, 3, Work.Size, Work.Size), randint(0, Work.Classes, Count), Work.Classes);
            yield return Measure(setup, "images in memory, crops and flips", inMemory, AugmentationOptions.Cifar);
            using var kept = Open(folder, cacheBytes: long.MaxValue);
            yield return Measure(setup, "PNG files, decoded once and kept, crops and flips", kept, AugmentationOptions.Cifar);
            using var decoded = Open(folder, cacheBytes: 0);
            yield return Measure(setup, "PNG files, decoded each time, crops and flips", decoded, AugmentationOptions.Cifar);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static BenchRow Measure(Setup setup, string name, ImageDataset images, AugmentationOptions augmentation)
    {
        images.Augmentations = augmentation.Create();
        images.Workers = 1;
        using var network = new FBNetS.Model(Work.Path(Candidate), classes: Work.Classes);
        using var optimization = new Optimization(network, Work.Options);
        using var only = new Batch(randn(Batch, 3, Work.Size, Work.Size), randint(0, Work.Classes, Batch));
        network.train();
        Sample alone = default;
        var again = new List<double>();
        var measured = Comparison.Measure(
            setup.Pairs(5),
            1,
            pair =>
            {
                if (pair >= 0)
                    again.Add(Sample.Of(TrainAlone).Wall / alone.Wall);
                return Sample.Of(() => Train(pair));
            },
            _ => alone = Sample.Of(TrainAlone));
        var more = measured.Wall.Invert();
        var reading = Sample.Of(() => _ = images.TrainingBatches(Batch, new Random(0)).Count());
        return new(
            $"{Batches} steps with {name}, batch {Batch}, k3e3, threads: {setup.Threads}",
            "the steps alone",
            "ms",
            measured.Ours,
            measured.Theirs,
            more,
            string.Create(CultureInfo.InvariantCulture, $"<= {Most}"),
            more.Median <= Most,
            string.Create(
                CultureInfo.InvariantCulture,
                $"by processor time {Comparison.Describe(measured.Processor.Invert())}, with a thread that reads ahead; a batch takes "
                + $"{reading.Processor / Batches:F1} ms of processor time, {reading.Processor / alone.Processor:P1} of that of a step. "
                + $"The steps alone against themselves: {Comparison.Describe(Ratio.Of([.. again]))}."));

        void Train(int epoch)
        {
            foreach (var batch in images.TrainingBatches(Batch, new Random(epoch)))
                optimization.Step(batch);
        }

        void TrainAlone()
        {
            for (var step = 0; step < Batches; step++)
                optimization.Step(only);
        }
    }

    /// <summary>Files of noise, which takes the longest to decode.</summary>
    private static ImageFolder Open(string folder, long cacheBytes)
    {
        const int Opaque = unchecked((int)0xFF000000);
        string[] classes = ["class0", "class1"];
        var random = new Random(1);
        for (var image = 0; image < Count; image++)
        {
            var path = Path.Combine(folder, classes[image % classes.Length], $"{image:D4}.png");
            if (File.Exists(path))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var bitmap = new SKBitmap(new SKImageInfo(Work.Size, Work.Size, SKColorType.Rgba8888, SKAlphaType.Opaque));
            for (var pixel = 0; pixel < Work.Size * Work.Size; pixel++)
                bitmap.SetPixel(pixel % Work.Size, pixel / Work.Size, new SKColor((uint)(random.Next() | Opaque)));
            using var data = bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
            File.WriteAllBytes(path, data.ToArray());
        }

        var images = ImageFolder.Find(folder, classes, new(Work.Size, Work.Size), centerShare: 1, cacheBytes);
        images.Normalize(Normalization.ImageNet);
        return images;
    }
}
