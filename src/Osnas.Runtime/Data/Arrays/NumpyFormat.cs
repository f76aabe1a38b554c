namespace Osnas.Data;

/// <summary>NumPy's arrays.</summary>
[DataFormat("Numpy")]
internal sealed class NumpyFormat : DataFormat
{
    public override string InWords => "NumPy's arrays (.npz)";

    public override bool Recognizes(string path) => File.Exists(path) ? IsFile(FileStart.Read(path)) : NumpyFile.IsIn(path);

    public override ImageParts Read(string path, DataReading reading) => NumpyImages.ReadParts(path);

    private static bool IsFile(FileStart start) =>
        start.ZipEntries.Any(entry => entry.EndsWith(".npy", StringComparison.Ordinal))
        || start.Path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase)
        || start.Bytes.AsSpan().StartsWith(NumpyArray.Magic);
}
