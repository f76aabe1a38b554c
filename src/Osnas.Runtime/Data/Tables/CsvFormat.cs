namespace Osnas.Data;

/// <summary>A table of text.</summary>
[DataFormat("Csv")]
internal sealed class CsvFormat : DataFormat
{
    public override string InWords => "a table (.csv, .tsv)";

    public override bool HasLabelColumn => true;

    /// <summary>Beside folders or pictures, a table is a list of them. A file is a table if it is nothing else.</summary>
    public override bool Recognizes(string path) => Directory.Exists(path) && FormatRecognition.IsFlat(path) && TableFiles.AreIn(path);

    public override ImageParts Read(string path, DataReading reading)
    {
        if (File.Exists(path))
            FormatRecognition.RefuseOther(FileStart.Read(path));
        return CsvImages.ReadParts(path, reading.Label, reading.Groups?.Column);
    }
}
