using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Osnas.Runtime.Tests;

/// <summary>Writes files as numpy.save and numpy.savez do.</summary>
internal static class NumpyFiles
{
    public static byte[] Array<T>(string type, long[] shape, T[] values, bool isFortran = false)
        where T : unmanaged => Array(type, shape, MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), isFortran);

    public static byte[] Array(string type, long[] shape, byte[] data, bool isFortran = false)
    {
        var extents = string.Concat(shape.Select(extent => extent.ToString(CultureInfo.InvariantCulture) + ", ")).TrimEnd(' ');
        var header = $"{{'descr': '{type}', 'fortran_order': {(isFortran ? "True" : "False")}, 'shape': "
            + $"({(shape.Length > 1 ? extents.TrimEnd(',') : extents)}), }}";
        var padded = header.PadRight(((10 + header.Length + 64) / 64 * 64) - 11) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)padded.Length, (byte)(padded.Length >> 8), .. Encoding.ASCII.GetBytes(padded), .. data];
    }

    public static void WriteArchive(string path, params (string Name, byte[] Array)[] arrays)
    {
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, array) in arrays)
        {
            using var entry = archive.CreateEntry(name + ".npy", CompressionLevel.Optimal).Open();
            entry.Write(array);
        }
    }

    /// <summary>Gray images whose pixel p of image i is i + p, of <see cref="SampleFiles.Size"/> pixels.</summary>
    public static byte[] Images(int count) => Array("|u1", [count, SampleFiles.Size, SampleFiles.Size], Pixels(count));

    /// <summary>Labels i modulo 3.</summary>
    public static byte[] Labels(int count, bool areColumn = false) =>
        Array(
            "|u1", areColumn ? [count, 1] : [count], [.. Enumerable.Range(0, count).Select(image => (byte)(image % SampleFiles.Classes))]);

    public static byte[] Pixels(int count) =>
        [.. Enumerable.Range(0, count)
            .SelectMany(image => Enumerable.Range(0, SampleFiles.Size * SampleFiles.Size).Select(pixel => (byte)(image + pixel)))];

    public static void WriteKeras(string path, int train, int test) =>
        WriteArchive(path, ("x_train", Images(train)), ("y_train", Labels(train)), ("x_test", Images(test)), ("y_test", Labels(test)));
}
