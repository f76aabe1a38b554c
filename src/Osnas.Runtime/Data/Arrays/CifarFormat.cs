namespace Osnas.Data;

/// <summary>CIFAR-10, in the binary version.</summary>
[DataFormat("Cifar10")]
internal sealed class Cifar10Format() : CifarFormat(CifarLayout.Cifar10);

/// <summary>CIFAR-100, in the binary version.</summary>
[DataFormat("Cifar100")]
internal sealed class Cifar100Format() : CifarFormat(CifarLayout.Cifar100);

/// <summary>CIFAR-10 or CIFAR-100.</summary>
/// <param name="files">Its files.</param>
internal abstract class CifarFormat(CifarLayout files) : DataFormat
{
    public override string InWords => $"a folder of {files.Name}'s files";

    public override bool Recognizes(string path) => File.Exists(path) ? IsArchive(path) : files.Find(path) is not null;

    public override ImageParts Read(string path, DataReading reading) => CifarImages.ReadParts(path, files);

    private bool IsArchive(string path) =>
        files.Archive.Equals(Path.GetFileName(path), StringComparison.OrdinalIgnoreCase)
        || (!CifarPython.IsOf(path) && FileStart.IsTar(FileStart.Read(path)) && CifarArchive.Recognize(path, out _) == files);
}
