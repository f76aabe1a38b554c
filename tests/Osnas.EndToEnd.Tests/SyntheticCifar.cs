namespace Osnas.EndToEnd;

/// <summary>
/// Files in the format of CIFAR-100 with images that are made up: noise around a brightness that tells the class, of four.
/// </summary>
internal static class SyntheticCifar
{
    private const int Pixels = 3 * 32 * 32;
    private const int Classes = 4;

    /// <summary>Writes the files.</summary>
    /// <param name="folder">The folder that gets the folder of the files.</param>
    public static void Write(string folder)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, "cifar-100-binary")).FullName;
        Write(Path.Combine(place, "train.bin"), images: 160, seed: 1);
        Write(Path.Combine(place, "test.bin"), images: 40, seed: 2);
    }

    private static void Write(string path, int images, int seed)
    {
        var random = new Random(seed);
        using var file = File.Create(path);
        for (var image = 0; image < images; image++)
        {
            var label = image % Classes;
            file.WriteByte(0);
            file.WriteByte((byte)label);
            for (var pixel = 0; pixel < Pixels; pixel++)
                file.WriteByte((byte)((label * 50) + random.Next(100)));
        }
    }
}
