namespace Osnas.Data;

/// <summary>CIFAR-10 or CIFAR-100, in the binary version.</summary>
/// <param name="name">The name of the format.</param>
/// <param name="files">Its files.</param>
internal sealed class CifarFormat(string name, CifarLayout files) : DataFormat
{
    public override string Name => name;

    public override string InWords => $"a folder of {files.Name}'s files";

    public override bool Recognizes(string path) => File.Exists(path) ? IsArchive(path) : files.Find(path) is not null;

    public override ImageParts Read(string path, DataReading reading) => CifarImages.ReadParts(path, files);

    private bool IsArchive(string path) =>
        files.Archive.Equals(Path.GetFileName(path), StringComparison.OrdinalIgnoreCase)
        || (!CifarPython.IsOf(path) && FileStart.IsTar(FileStart.Read(path)) && CifarArchive.Recognize(path, out _) == files);
}
