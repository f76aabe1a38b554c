using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Osnas.EndToEnd;

/// <summary>The code of guides that is part of a program, with what the text explains.</summary>
internal static class Fragments
{
    public static (string Class, double Probability) Classify()
    {
        var classifier = new PictureClassifier("runs/photos/model.onnx");
        var (name, probability) = classifier.Classify(File.ReadAllBytes("cat.jpg"));
        return (name, probability);
    }

    public static void Serve(string[] args)
    {
        PictureService.Create("runs/photos/model.onnx", args).Run(); // Program.cs, with Microsoft.NET.Sdk.Web
    }

    public static void Frame(Image<Rgb24> picture, double centerCrop, int width, int height)
    {
        var side = (int)Math.Round(Math.Min(picture.Width, picture.Height) * centerCrop);
        picture.Mutate(context => context
            .Crop(new((picture.Width - side) / 2, (picture.Height - side) / 2, side, side))
            .Resize(width, height, KnownResamplers.Triangle));
    }
}
