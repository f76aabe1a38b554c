namespace Osnas.Data;

/// <summary>Whatever is found.</summary>
[DataFormat("Any")]
internal sealed class AnyFormat : DataFormat
{
    public override string InWords => "a file or a folder";

    public override bool HasLabelColumn => true;

    public override bool HasPictureFiles => true;

    public override bool Recognizes(string path) => false;

    public override ImageParts Read(string path, DataReading reading)
    {
        var format = FormatRecognition.Find(path);
        format.CheckReading(path, reading);
        return format.Read(path, reading);
    }
}
