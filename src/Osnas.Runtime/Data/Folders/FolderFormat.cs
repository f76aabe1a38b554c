namespace Osnas.Data;

/// <summary>Folders of classes of pictures.</summary>
[DataFormat("Folders")]
internal sealed class FolderFormat : DataFormat
{
    public override IReadOnlyList<string> OtherNames => ["imagenet"];

    public override string InWords => "a folder of classes of images";

    public override bool HasPictureFiles => true;

    /// <summary>A folder is one of pictures if it is nothing else; what is wrong with it is told then.</summary>
    public override bool Recognizes(string path) => false;

    public override ImageParts Read(string path, DataReading reading) =>
        File.Exists(path) ? throw FormatRecognition.IsNoFolder(path, this) : FolderParts.Read(path, reading);
}
