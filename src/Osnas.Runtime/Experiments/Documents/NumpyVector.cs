using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Osnas.Experiments;

/// <summary>
/// A vector of whole numbers in NumPy's file format, version 1.0 to 3.0, which OSNASLib keeps architectures in
/// (numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
/// </summary>
public static partial class NumpyVector
{
    /// <summary>The ending of such files.</summary>
    public const string Extension = ".npy";

    private const int HeaderAlignment = 64;
    private const int LongestFile = 16 << 20;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="InvalidDataException">The file isn't a vector of whole numbers.</exception>
    public static int[] Read(string path)
    {
        var bytes = NamedFile.ReadBytes(path, LongestFile);
        if (!bytes.AsSpan().StartsWith(Magic) || bytes.Length < Magic.Length + 4)
            throw new InvalidDataException($"{path} is not in NumPy's format.");
        var prefix = bytes[Magic.Length] == 1 ? 2 : 4;
        var start = Magic.Length + 2 + prefix;
        var length = bytes.Length < start ? -1 : prefix == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(start - 2)) : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(start - 4));
        if (length < 0 || bytes.Length - start < length)
            throw new InvalidDataException($"{path} ends within its header.");
        var header = Encoding.UTF8.GetString(bytes, start, length);
        var (type, shape) = (TypePattern().Match(header), ShapePattern().Match(header));
        if (!type.Success || !shape.Success)
            throw new InvalidDataException($"{path} is no vector of whole numbers: its header is {NumberText.Shorten(header.Trim())}.");
        var size = int.Parse(type.Groups["size"].Value, CultureInfo.InvariantCulture);
        var count = long.Parse(shape.Groups["count"].Value, CultureInfo.InvariantCulture);
        var data = bytes.AsSpan(start + length);
        if (data.Length != count * size)
            throw new InvalidDataException($"{path} has {data.Length} bytes of data; its header says {count} numbers of {size} bytes.");
        var values = new int[count];
        for (var index = 0; index < values.Length; index++)
            values[index] = ReadInteger(data.Slice(index * size, size), path);
        return values;
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="values">The numbers.</param>
    public static void Write(string path, IEnumerable<int> values)
    {
        long[] numbers = [.. values];
        var header = FormattableString.Invariant($"{{'descr': '<i8', 'fortran_order': False, 'shape': ({numbers.Length},), }}");
        var start = Magic.Length + 4;
        var padded = header.PadRight(((start + header.Length + HeaderAlignment) / HeaderAlignment * HeaderAlignment) - start - 1) + "\n";
        AtomicFile.Write(path, temporary =>
        {
            using var writer = new BinaryWriter(File.Create(temporary));
            writer.Write(Magic);
            writer.Write((byte)1);
            writer.Write((byte)0);
            writer.Write((ushort)padded.Length);
            writer.Write(Encoding.ASCII.GetBytes(padded));
            foreach (var number in numbers)
                writer.Write(number);
        });
    }

    private static int ReadInteger(ReadOnlySpan<byte> bytes, string path)
    {
        var value = bytes.Length switch
        {
            1 => (sbyte)bytes[0],
            2 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            4 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            _ => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        };
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new InvalidDataException($"{path} holds {value}, which is no index of a candidate.");
    }

    [GeneratedRegex("""'descr':\s*'[<|]i(?<size>[1248])'""", RegexOptions.ExplicitCapture)]
    private static partial Regex TypePattern();

    [GeneratedRegex("""'shape':\s*\((?<count>\d{1,9}),?\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex ShapePattern();
}
