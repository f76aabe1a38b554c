using Osnas.Experiments;
using Osnas.Runtime.Tests;

namespace Osnas.EndToEnd;

/// <summary>Short trainings of the cheapest network of a space, and data for them.</summary>
internal static class TrainRun
{
    /// <summary>A training with the data of <see cref="ResumeRun"/>.</summary>
    public static TrainOptions OnDigits(string folder, int epochs, int batchSize) => new()
    {
        Space = nameof(TinySpace),
        Architecture = [.. TinySpace.LookUpTable.Create().GetStatistics(InfoMetric.Flops).Cheapest],
        Data = ResumeRun.Options(folder).Data,
        Output = folder,
        Model = new() { Epochs = epochs, BatchSize = batchSize },
    };

    /// <summary>A training on a folder of pictures.</summary>
    public static TrainOptions OnPictures(string pictures, string folder) => new()
    {
        Space = nameof(ColorSpace),
        Architecture = [.. ColorSpace.LookUpTable.Create().GetStatistics(InfoMetric.Flops).Cheapest],
        Data = new() { Source = pictures, InputSize = 16 },
        Output = folder,
        Model = new() { Epochs = 1, BatchSize = 4 },
    };

    /// <summary>Writes pictures of two classes, each picture with a blue of its own.</summary>
    public static void WritePictures(string folder, int perClass, int blue)
    {
        for (var index = 0; index < perClass; index++)
        {
            WritePicture(Path.Combine(folder, $"cat/{index}.png"), blue + index);
            WritePicture(Path.Combine(folder, $"dog/{index}.png"), 100 + blue + index);
        }
    }

    public static void WritePicture(string path, int blue) => PictureFiles.WritePng(path, 16, 16, (byte)blue);

    /// <summary>The lines of a table: an image of 8x8 pixels in each, with its class behind them.</summary>
    public static string[] CreateTable(int images, int classes, Func<int, int, int> pixel) =>
        [.. Enumerable.Range(0, images).Select(image => string.Join(
            ',', Enumerable.Range(0, 64).Select(place => pixel(image, place)).Append(image % classes)))];
}
