namespace Osnas.Data;

/// <summary>Finds data by a name or a path, and divides it into training, validation and test images.</summary>
public static class DataSource
{
    /// <summary>The name of Fashion-MNIST (arXiv:1708.07747), where Debian's package puts it.</summary>
    public const string FashionMnist = "fashion-mnist";

    private const string FashionMnistFolder = "/usr/share/datasets/fashion-mnist";
    private const string FashionMnistPackage = "dataset-fashion-mnist";
    private const double ValidationShare = 0.2;
    private const double TestShare = 0.3;

    /// <summary>Loads data, standardized by the training images.</summary>
    /// <param name="source"><see cref="FashionMnist"/>, a folder in the format of MNIST (see <see cref="IdxImages"/>), or a file of values (see <see cref="CsvImages"/>).</param>
    /// <param name="seed">Decides which image goes into which part.</param>
    /// <param name="limit">The most training, and the most test images to use; null for all.</param>
    /// <returns>The three parts.</returns>
    /// <exception cref="FileNotFoundException">There is no such data; the message says how to get it.</exception>
    /// <exception cref="InvalidDataException">A file isn't in its format.</exception>
    public static DataSplit Load(string source, int seed, int? limit = null)
    {
        if (source == FashionMnist && !Directory.Exists(FashionMnistFolder))
            throw new FileNotFoundException($"Fashion-MNIST is not in {FashionMnistFolder}. On Debian: apt-get install {FashionMnistPackage}; elsewhere, give the folder that it is in.");
        var path = source == FashionMnist ? FashionMnistFolder : source;
        if (Directory.Exists(path))
            return LoadFolder(path, seed, limit ?? int.MaxValue).Standardize();
        if (File.Exists(path))
            return LoadFile(path, seed, limit ?? int.MaxValue).Standardize();
        throw new FileNotFoundException($"There is no folder or file {source}. Give {FashionMnist}, a folder in the format of MNIST, or a file of comma-separated values.", source);
    }

    private static DataSplit LoadFolder(string path, int seed, int limit)
    {
        var (train, test) = IdxImages.ReadFolder(path);
        using (train)
        using (test)
        {
            using var limited = train.Take(limit);
            var parts = limited.Split(seed, 1 - ValidationShare, ValidationShare);
            return new(parts[0], parts[1], test.Take(limit));
        }
    }

    private static DataSplit LoadFile(string path, int seed, int limit)
    {
        using var all = CsvImages.Read(path);
        using var limited = all.Take(limit);
        var parts = limited.Split(seed, 1 - ValidationShare - TestShare, ValidationShare, TestShare);
        return new(parts[0], parts[1], parts[2]);
    }
}
