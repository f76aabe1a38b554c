using System.Net.Http.Json;
using System.Text.Json;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Runtime.Tests;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SkiaSharp;
using Xunit.Abstractions;
using Image = SixLabors.ImageSharp.Image;

namespace Osnas.EndToEnd;

/// <summary>The guide "Use the model": its code gives the classes of <c>predict</c>.</summary>
public sealed class UseTheModelTests(UseTheModelTests.Trained trained, ITestOutputHelper output) : IClassFixture<UseTheModelTests.Trained>
{
    /// <summary>Each is a file of these tests, or a part of the one that has the fragments.</summary>
    [Theory]
    [InlineData("use-the-model", "PictureClassifier.cs", "PictureService.cs")]
    [InlineData("library", "PhotoRuns.cs", "PhotoModel.cs")]
    public void TheCodeOfAGuideIsTheCodeThatIsTested(string guide, params string[] files)
    {
        var fragments = WithoutIndents(Guide.Source("Fragments.cs"));

        Assert.Equal(
            files.Select(Guide.Source),
            Guide.Snippets(guide, "csharp").Where(code => !fragments.Contains(WithoutIndents(code), StringComparison.Ordinal)));

        static string WithoutIndents(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()));
    }

    [Fact]
    public void TheCodeOfTheLibraryGuideRuns()
    {
        var (run, file) = (trained.Locate("library-run"), trained.Locate("library.onnx"));

        PhotoRuns.Run(trained.Pictures, run);
        PhotoModel.Train(trained.Pictures, file);

        using var network = new OnnxNetwork(File.ReadAllBytes(file));
        using var searched = new OnnxNetwork(File.ReadAllBytes(Path.Combine(run, RunDirectory.OnnxFile)));
        Assert.Equal(("cat", 28), (JsonSerializer.Deserialize<string[]>(network.Metadata["classes"])![0], network.InputShape[2]));
        Assert.Equal(network.Metadata["mean"], searched.Metadata["mean"]);
    }

    /// <summary>With the same decoder, no class differs. Probabilities do where a pixel is rounded otherwise.</summary>
    [Theory]
    [InlineData(ImageFit.Crop, 16)]
    [InlineData(ImageFit.Crop, 26)]
    [InlineData(ImageFit.Stretch, 26)]
    [InlineData(ImageFit.Pad, 26)]
    public void WithSkiaSharpTheClassesAreThoseOfPredict(ImageFit fit, int width)
    {
        using var classifier = new PictureClassifier(trained.Export(fit, width));

        foreach (var prediction in trained.Predict(fit, width))
        {
            var (name, probability) = classifier.Classify(File.ReadAllBytes(prediction.Path));
            Assert.Equal(prediction.Class, name);
            Assert.Equal(prediction.Probability, probability, 0.01);
        }
    }

    /// <summary>Another decoder gives other pixels, by one or two steps in a JPEG.</summary>
    [Fact]
    public void WithImageSharpTheyAgreeButNearTheBorder()
    {
        using var network = new OnnxNetwork(File.ReadAllBytes(trained.Export()));
        var names = JsonSerializer.Deserialize<string[]>(network.Metadata["classes"])!;
        var (count, same) = (0, 0);
        foreach (var prediction in trained.Predict())
        {
            var logits = network.Run(TorchSharp.torch.tensor(ReadWithImageSharp(prediction.Path, 16), [1, 3, 16, 16]));
            var name = names[logits.argmax(1).item<long>()];
            var margin = prediction.Classes[0].Probability - prediction.Classes[1].Probability;
            count++;
            if (name == prediction.Class)
                same++;
            else
                output.WriteLine($"{prediction.Path}: {name}, not {prediction.Class}, whose margin is {margin:0.000}");
            Assert.True(name == prediction.Class || margin < 0.05, prediction.Path);
        }

        output.WriteLine($"{same} of {count} agree");
    }

    /// <summary>Every thread gets what one alone gets, bit for bit.</summary>
    [Fact]
    public void ManyThreadsShareASession()
    {
        using var classifier = new PictureClassifier(trained.Export());
        byte[][] files = [.. trained.Predict().Select(prediction => File.ReadAllBytes(prediction.Path))];
        var alone = files.Select(classifier.Classify).ToArray();

        Parallel.For(0, 8 * files.Length, new() { MaxDegreeOfParallelism = 8 }, index =>
            Assert.Equal(alone[index % files.Length], classifier.Classify(files[index % files.Length])));
    }

    [Fact]
    public async Task AWebServiceClassifiesPictures()
    {
        await using var app =
            PictureService.Create(trained.Export(), "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };

        var predictions = trained.Predict().Take(12).ToArray();
        var answers = await Task.WhenAll(predictions.Select(async prediction =>
        {
            using var content = new ByteArrayContent(await File.ReadAllBytesAsync(prediction.Path));
            using var response = await client.PostAsync("/classify", content);
            return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("name").GetString();
        }));

        Assert.Equal(predictions.Select(prediction => prediction.Class), answers);
        await app.StopAsync();
    }

    /// <summary>Pillow's decoder is another one, too.</summary>
    [PythonFact("numpy", "onnxruntime", "PIL")]
    public void WithPythonTheyAgreeButNearTheBorder()
    {
        var script = Guide.Snippets("use-the-model", "python").Single();
        var predictions = trained.Predict().ToArray();

        var lines = PythonFactAttribute.Run(script, [trained.Export(), .. predictions.Select(prediction => prediction.Path)])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        foreach (var (prediction, line) in predictions.Zip(lines))
        {
            var margin = prediction.Classes[0].Probability - prediction.Classes[1].Probability;
            var isSame = line.StartsWith($"{prediction.Path}: {prediction.Class} ", StringComparison.Ordinal);
            if (!isSame)
                output.WriteLine($"{line}, not {prediction.Class}, whose margin is {margin:0.000}");
            Assert.True(isSame || margin < 0.05, line);
        }
    }

    [Fact]
    public void FoldersPatternsAndMissingFilesAreTakenFromACommandLine()
    {
        var cut = Path.Combine(trained.Pictures, "..", "cut.jpg");
        File.WriteAllBytes(
            cut, File.ReadAllBytes(Directory.GetFiles(trained.Pictures, "*.jpg", SearchOption.AllDirectories).Order().First())[..200]);
        File.WriteAllText(Path.Combine(trained.Pictures, "notes.txt"), "none");

        var report = PredictExperiment.Run(
            trained.Run(),
            [cut, Path.Combine(trained.Pictures, "cat", "*.png"), trained.Pictures, "gone.png", "*.gone"],
            top: 2);

        Assert.Equal(1, report.OtherFiles);
        Assert.Equal(
            ["There is no file or folder gone.png.", "No file matches *.gone.", $"{cut} is not an image, or is damaged."],
            report.Unreadable.Select(picture => picture.Problem));
        var patterns = Directory.GetFiles(Path.Combine(trained.Pictures, "cat"), "*.png").Length;
        Assert.Equal(patterns + Trained.Count, report.Predictions.Count);
        Assert.All(report.Predictions, prediction => Assert.Equal(2, prediction.Classes.Count));
    }

    private static byte[] ReadWithImageSharp(string path, int size)
    {
        using var picture = Image.Load<Rgb24>(path);
        var side = (int)Math.Round(Math.Min(picture.Width, picture.Height) * 0.875);
        picture.Mutate(context => context
            .Crop(new((picture.Width - side) / 2, (picture.Height - side) / 2, side, side))
            .Resize(size, size, KnownResamplers.Triangle));
        var input = new byte[3 * size * size];
        for (var index = 0; index < size * size; index++)
        {
            var pixel = picture[index % size, index / size];
            (input[index], input[index + (size * size)], input[index + (2 * size * size)]) = (pixel.R, pixel.G, pixel.B);
        }

        return input;
    }

    /// <summary>Networks that tell three kinds of pictures apart, not too well, trained with each fit.</summary>
    public sealed class Trained : IDisposable
    {
        public const int Count = 90;

        private const int Height = 16;

        private static readonly string[] Classes = ["cat", "dog", "newt"];
        private static readonly SKEncodedImageFormat[] Formats =
            [SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp];

        private readonly RunFolder _folder = new();
        private readonly Dictionary<(ImageFit Fit, int Width), Prediction[]> _predictions = [];

        public Trained()
        {
            var random = new Random(7);
            for (var image = 0; image < Count; image++)
            {
                var format = Formats[image / 3 % 3];
                var extension = format == SKEncodedImageFormat.Jpeg ? "jpg" : $"{format}".ToLowerInvariant();
                Write(Path.Combine(Pictures, Classes[image % 3], $"{image:00}.{extension}"), image % 3, format, random);
            }
        }

        public string Pictures => _folder.Locate("pictures");

        public string Locate(string name) => _folder.Locate(name);

        public string Run(ImageFit fit = ImageFit.Crop, int width = Height)
        {
            var run = _folder.Locate($"run-{fit}-{width}");
            if (!Directory.Exists(run))
                TrainExperiment.Run(new()
                {
                    Space = nameof(ColorSpace),
                    Architecture = [1, 1],
                    Data = new() { Source = Pictures, InputSize = new ImageSize(Height, width), Fit = fit },
                    Output = run,
                    Seed = 3,
                    Model = new() { Epochs = 10, BatchSize = 8 },
                });
            return run;
        }

        public string Export(ImageFit fit = ImageFit.Crop, int width = Height) =>
            ExportExperiment.Run(Run(fit, width), _folder.Locate($"{fit}-{width}.onnx")).Output;

        public IReadOnlyList<Prediction> Predict(ImageFit fit = ImageFit.Crop, int width = Height)
        {
            if (!_predictions.TryGetValue((fit, width), out var predictions))
                _predictions[(fit, width)] = predictions = [.. PredictExperiment.Run(Run(fit, width), [Pictures]).Predictions];
            return predictions;
        }

        public void Dispose() => _folder.Dispose();

        /// <summary>
        /// 64x48, or thereabouts: a gradient whose direction tells the class, and noise; every fifth is half transparent.
        /// </summary>
        private static void Write(string path, int label, SKEncodedImageFormat format, Random random)
        {
            var (width, height) = (48 + random.Next(32), 40 + random.Next(16));
            using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
            var alpha = (byte)(random.Next(5) == 0 ? 128 : 255);
            for (var row = 0; row < height; row++)
            {
                for (var column = 0; column < width; column++)
                {
                    var value = label switch
                    {
                        0 => 200 * column / width,
                        1 => 200 * row / height,
                        _ => 200 - (200 * column / width),
                    };
                    bitmap.SetPixel(column, row, new(Noise(value), Noise(value / 2), Noise(100), alpha));
                }
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var data = bitmap.Encode(format, 90);
            File.WriteAllBytes(path, data.ToArray());

            byte Noise(int value) => (byte)Math.Clamp(value + random.Next(-80, 81), 0, 255);
        }
    }
}
