namespace Osnas.Data;

/// <summary>Files in MNIST's format.</summary>
[DataFormat("Mnist")]
internal sealed class MnistFormat : DataFormat
{
    public override string InWords => "a folder of MNIST's files";

    public override bool Recognizes(string path) => File.Exists(path) ? IdxFiles.IsName(path) : IdxFiles.Find(path).Count > 0;

    public override ImageParts Read(string path, DataReading reading) =>
        File.Exists(path) && !IdxFiles.IsName(path) ? throw FormatRecognition.IsNoFolder(path, this) : IdxImages.ReadParts(path);
}
