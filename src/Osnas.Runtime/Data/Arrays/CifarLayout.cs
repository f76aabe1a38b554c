namespace Osnas.Data;

/// <summary>
/// CIFAR-10 or CIFAR-100 (A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009): what their binary
/// files are called and hold.
/// </summary>
/// <param name="Name">The name of the data.</param>
/// <param name="Folder">The folder that the archive unpacks to.</param>
/// <param name="Archive">The archive as it is downloaded.</param>
/// <param name="TrainFiles">The files of the training images.</param>
/// <param name="TestFile">The file of the test images.</param>
/// <param name="LabelBytes">Bytes before the pixels of an image; the last is its class.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="NamesFile">The file of the classes' names, one on each line.</param>
internal sealed record CifarLayout(
    string Name,
    string Folder,
    string Archive,
    IReadOnlyList<string> TrainFiles,
    string TestFile,
    int LabelBytes,
    int Classes,
    string NamesFile)
{
    /// <summary>More bytes than any file has.</summary>
    public const int MaxFileLength = 1 << 28;

    public static readonly CifarLayout Cifar10 = new(
        "CIFAR-10", "cifar-10-batches-bin", "cifar-10-binary.tar.gz",
        ["data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"], "test_batch.bin", 1, 10,
        "batches.meta.txt");

    // The first of the two labels is the coarse one, of 20 superclasses.
    public static readonly CifarLayout Cifar100 = new(
        "CIFAR-100", "cifar-100-binary", "cifar-100-binary.tar.gz", ["train.bin"], "test.bin", 2, 100, "fine_label_names.txt");

    public static IReadOnlyList<CifarLayout> All { get; } = [Cifar10, Cifar100];

    /// <summary>All files.</summary>
    public IEnumerable<string> Files => [.. TrainFiles, TestFile];

    /// <summary>
    /// The folder or archive of the data, or of a part of it, in a folder that is it, or holds it; null if there is none.
    /// </summary>
    public string? Find(string folder) =>
        new[] { folder, Path.Combine(folder, Folder) }.FirstOrDefault(place => Files.Any(name => File.Exists(Path.Combine(place, name))))
        ?? new[] { Path.Combine(folder, Archive) }.FirstOrDefault(File.Exists);
}
