using System.Globalization;
using System.Text;
using Osnas.Data;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>What the network of a run takes each test image for, in the folder of the run.</summary>
internal static class TestPredictions
{
    private const int MostSide = 64;
    private const int ColorChannels = 3;

    /// <summary>Whether the folder of a run has them.</summary>
    /// <param name="directory">The folder.</param>
    public static bool AreKept(RunDirectory directory) =>
        File.Exists(Path.Combine(directory.Path, RunDirectory.PredictionsFile))
        && File.Exists(Path.Combine(directory.Path, RunDirectory.WrongImagesFile));

    /// <summary>Writes the predictions, and small pictures of the wrong images with the highest probabilities.</summary>
    /// <param name="directory">The folder of the run.</param>
    /// <param name="test">The test images.</param>
    /// <param name="result">What they are classified as.</param>
    public static void Keep(RunDirectory directory, ImageDataset test, ClassificationResult result)
    {
        var text = new StringBuilder(CsvText.Line(["image", "class", "predicted", "probability"]));
        for (var row = 0; row < result.Images.Count; row++)
        {
            var image = result.Images[row];
            text.Append(CsvText.Line(
            [
                test.NameOf(row),
                result.ClassNames[image.Label],
                result.ClassNames[image.Predicted],
                image.Probability.ToString("R", CultureInfo.InvariantCulture),
            ]));
        }

        AtomicFile.WriteAllText(Path.Combine(directory.Path, RunDirectory.PredictionsFile), text.ToString());
        int[] wrong =
        [
            .. result.Images.Select((image, row) => (image, row)).Where(item => !item.image.IsRight)
                .OrderByDescending(item => item.image.Probability).Select(item => item.row).Take(TestRecord.MostWrong)
        ];
        directory.Write(RunDirectory.WrongImagesFile, Draw(test, wrong), OsnasJson.Default.IReadOnlyListThumbnailDocument);
    }

    private static IReadOnlyList<ThumbnailDocument> Draw(ImageDataset test, int[] rows)
    {
        if (rows.Length == 0 || test.Channels is not (1 or ColorChannels))
            return [];
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var some = test.Select([.. rows.Select(row => (long)row)]);
        some.Device = null;
        return [.. some.Batches(rows.Length).SelectMany(batch => Draw(batch.Images, test.Preprocessing)).Zip(rows, (image, row) =>
            image with { Row = row })];
    }

    private static ThumbnailDocument[] Draw(Tensor inputs, Preprocessing preprocessing)
    {
        using var scope = NewDisposeScope();
        var images = preprocessing.Normalization.Undo(inputs);
        if (!preprocessing.TakesBytes)
        {
            // Nothing says which values are black and white: the least and the greatest of these images are.
            var least = images.min();
            images = (images - least) / (images.max() - least).clamp_min(float.Epsilon);
        }

        var size = Resampling.SizeOf(inputs);
        if (Math.Max(size.Height, size.Width) is var side and > MostSide)
            images = Resampling.Resize(
                images, size = new(Math.Max(1, size.Height * MostSide / side), Math.Max(1, size.Width * MostSide / side)));
        var channels = (int)images.shape[1];
        using var bytes = (images.clamp(0, 1) * byte.MaxValue).round().to(ScalarType.Byte).permute(0, 2, 3, 1).contiguous();
        return
        [
            .. TensorReads.Read<byte>(bytes).Chunk(channels * size.Height * size.Width)
                .Select(pixels => new ThumbnailDocument(0, channels, size.Height, size.Width, pixels))
        ];
    }
}
