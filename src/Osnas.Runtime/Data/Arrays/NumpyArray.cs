using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// An array in NumPy's file format, version 1.0 to 3.0 (numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
/// Python's objects in one are never made.
/// </summary>
internal sealed partial class NumpyArray
{
    private const int MaxHeader = 1 << 16;
    private const int MaxDimensions = 32;
    private const int BytesOfCharacter = 4;

    private readonly byte[] _data;
    private readonly bool _isFortran;

    private NumpyArray(string place, string header, char kind, int itemSize, long[] shape, bool isFortran, byte[] data) =>
        (Place, Header, Kind, ItemSize, Shape, _isFortran, _data) = (place, header, kind, itemSize, shape, isFortran, data);

    /// <summary>What every such file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The file, for messages.</summary>
    public string Place { get; }

    /// <summary>The header as text.</summary>
    public string Header { get; }

    /// <summary>NumPy's kind of values: <c>i</c>, <c>u</c>, <c>f</c>, <c>b</c>, <c>U</c>, <c>S</c>.</summary>
    public char Kind { get; }

    /// <summary>Bytes of a value.</summary>
    public int ItemSize { get; }

    /// <summary>The shape.</summary>
    public long[] Shape { get; }

    /// <summary>Number of values.</summary>
    public int Count => _data.Length / ItemSize;

    /// <summary>Whether the values are text.</summary>
    public bool IsText => Kind is 'U' or 'S';

    /// <summary>The type and shape in words, as <c>uint8 [60000, 28, 28]</c>.</summary>
    public string Description => $"{TypeName} [{string.Join(", ", Shape)}]";

    private string TypeName => Kind switch
    {
        'i' or 'u' => $"{(Kind == 'u' ? "u" : string.Empty)}int{8 * ItemSize}",
        'f' => $"float{8 * ItemSize}",
        'b' => "bool",
        _ => "text",
    };

    /// <summary>Reads an array.</summary>
    /// <param name="stream">The array.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="place">The file, for messages.</param>
    /// <exception cref="InvalidDataException">It isn't in the format, or its values are no numbers.</exception>
    public static NumpyArray Read(Stream stream, long length, string place)
    {
        var prefix = ReadBytes(stream, Math.Min(length, Magic.Length + 2), place);
        if (!prefix.AsSpan().StartsWith(Magic))
            throw new InvalidDataException($"{place} is not in NumPy's format.");
        if (prefix.Length < Magic.Length + 2)
            throw Truncated(place);
        var sizeLength = prefix[Magic.Length] == 1 ? sizeof(ushort) : sizeof(uint);
        var start = prefix.Length + sizeLength;
        if (length < start)
            throw Truncated(place);
        var size = ReadBytes(stream, sizeLength, place);
        var headerLength =
            sizeLength == sizeof(ushort) ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (headerLength > length - start || headerLength > MaxHeader)
            throw Truncated(place);
        var header = Encoding.UTF8.GetString(ReadBytes(stream, headerLength, place)).Trim();
        var (kind, itemSize, isBigEndian) = TypeOf(header, place);
        var (shape, count) = ShapeOf(header, place);
        var rest = length - start - headerLength;
        if (count * itemSize != rest)
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{place} has {rest} bytes of data; its header says {count} numbers of {itemSize} bytes."));
        if (rest > Array.MaxLength)
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"{place} has {rest:N0} bytes of data; up to {Array.MaxLength:N0} are read."));
        var data = ReadBytes(stream, rest, place);
        if (isBigEndian)
            Reverse(data, kind == 'U' ? BytesOfCharacter : itemSize);
        return new(place, header, kind, itemSize, shape, FortranPattern().IsMatch(header), data);
    }

    /// <summary>The values as a tensor of their own type (unsigned ones of a greater type), in the order of C.</summary>
    /// <exception cref="InvalidDataException">They are text, or of a type that no tensor has.</exception>
    public Tensor ToTensor()
    {
        using var scope = NewDisposeScope();
        var (type, data) = (Kind, ItemSize) switch
        {
            ('b', 1) => (ScalarType.Bool, _data),
            ('u', 1) => (ScalarType.Byte, _data),
            ('i', 1) => (ScalarType.Int8, _data),
            ('i', 2) => (ScalarType.Int16, _data),
            ('i', 4) => (ScalarType.Int32, _data),
            ('i', 8) => (ScalarType.Int64, _data),
            ('u', 2) => (ScalarType.Int32, Widen()),
            ('u', 4) => (ScalarType.Int64, Widen()),
            ('f', 2) => (ScalarType.Float16, _data),
            ('f', 4) => (ScalarType.Float32, _data),
            ('f', 8) => (ScalarType.Float64, _data),
            _ => throw new InvalidDataException(
                $"{Place}: values of {TypeName} are not supported; write integers of 8 to 64 bits (unsigned: up to 32) or floats "
                + "of 16, 32 or 64 bits."),
        };
        var values = TensorFactory.Empty(_isFortran ? [.. Enumerable.Reverse(Shape)] : Shape, type, Devices.Host);
        data.CopyTo(TensorReads.BytesOnHost(values));
        if (_isFortran)
            values = values.permute([.. Enumerable.Range(0, Shape.Length).Reverse().Select(dimension => (long)dimension)]).contiguous();
        return values.MoveToOuterDisposeScope();
    }

    /// <summary>The values as text.</summary>
    public string[] ToText() => [.. Enumerable.Range(0, Count).Select(index =>
    {
        var bytes = _data.AsSpan(index * ItemSize, ItemSize);
        return (Kind == 'U' ? Encoding.UTF32 : Encoding.Latin1).GetString(bytes).TrimEnd('\0');
    })];

    /// <summary>The values as whole numbers.</summary>
    public long[] ToIntegers()
    {
        using var values = ToTensor();
        using var integers = values.to(ScalarType.Int64);
        return TensorReads.OnHost<long>(integers);
    }

    private static (char Kind, int ItemSize, bool IsBigEndian) TypeOf(string header, string place)
    {
        var type = TypePattern().Match(header);
        if (!type.Success)
        {
            throw new InvalidDataException(header.Contains("'|O'", StringComparison.Ordinal)
                ? $"{place} holds Python objects (a pickle), which Osnas never runs. {FileFormat.NumpyObjects.Hint}"
                : $"{place} is not an array of numbers or text: its header is {TableCell.Show(header)}");
        }

        var kind = type.Groups["kind"].Value[0];
        var size = int.Parse(type.Groups["size"].Value, CultureInfo.InvariantCulture) * (kind == 'U' ? BytesOfCharacter : 1);
        return size > 0
            ? (kind, size, type.Groups["order"].Value == ">")
            : throw new InvalidDataException($"{place} holds texts of length 0.");
    }

    private static (long[] Shape, long Count) ShapeOf(string header, string place)
    {
        var match = ShapePattern().Match(header);
        if (!match.Success)
            throw new InvalidDataException($"{place} is not an array of numbers or text: its header is {TableCell.Show(header)}");
        long[] shape = [.. match.Groups["extent"].Captures.Select(extent => long.Parse(extent.Value, CultureInfo.InvariantCulture))];
        var count = shape.Aggregate(1.0, (product, extent) => product * extent);
        if (shape.Length > MaxDimensions || count > Array.MaxLength)
            throw new InvalidDataException($"{place}: its header says {string.Join('x', shape)} values, more than Osnas reads.");
        return (shape, (long)count);
    }

    private static byte[] ReadBytes(Stream stream, long length, string place)
    {
        var bytes = new byte[length];
        try
        {
            stream.ReadExactly(bytes);
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException)
        {
            throw new InvalidDataException(
                $"{place}: {(exception is EndOfStreamException ? "it is shorter than its header says." : exception.Message)}", exception);
        }

        return bytes;
    }

    private static void Reverse(byte[] data, int size)
    {
        for (var start = 0; start < data.Length; start += size)
            data.AsSpan(start, size).Reverse();
    }

    private byte[] Widen()
    {
        var wide = new byte[2L * _data.Length];
        for (var index = 0; index < Count; index++)
            _data.AsSpan(index * ItemSize, ItemSize).CopyTo(wide.AsSpan(2 * index * ItemSize));
        return wide;
    }

    private static InvalidDataException Truncated(string place) => new($"{place} ends within its header.");

    [GeneratedRegex(
        """'descr':\s*'(?<order>[<>|=])(?:(?<kind>[iu])(?<size>[1248])|(?<kind>f)(?<size>[248])|(?<kind>b)(?<size>1)|(?<kind>[US])(?<size>\d{1,4}))'""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex TypePattern();

    [GeneratedRegex("""'shape':\s*\(\s*(?:(?<extent>\d{1,18})\s*,?\s*)*\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex ShapePattern();

    [GeneratedRegex("""'fortran_order':\s*True""")]
    private static partial Regex FortranPattern();
}
