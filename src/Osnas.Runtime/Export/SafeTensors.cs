using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Osnas.Experiments;
using Osnas.Modules;
using static TorchSharp.torch;

namespace Osnas.Export;

/// <summary>
/// Writes and reads weights in the safetensors format, which PyTorch reads with <c>safetensors.torch.load_file</c>. A file has
/// the length of the header in 8 bytes, a JSON header with the type, shape and position of each tensor, and the values; all
/// numbers are little-endian.
/// </summary>
public static class SafeTensors
{
    private const int Alignment = 8;
    private const int LongestReason = 200;
    private const string Metadata = "__metadata__";

    /// <summary>The types by their names in the format, of those that torch has too.</summary>
    private static readonly (string Name, ScalarType Type)[] Types =
    [
        ("F32", ScalarType.Float32), ("I64", ScalarType.Int64), ("F64", ScalarType.Float64), ("F16", ScalarType.Float16),
        ("BF16", ScalarType.BFloat16), ("I32", ScalarType.Int32), ("I16", ScalarType.Int16), ("I8", ScalarType.Int8),
        ("U8", ScalarType.Byte), ("BOOL", ScalarType.Bool),
    ];

    /// <summary>The format's own bound.</summary>
    private const int LongestHeader = 100_000_000;

    /// <summary>Writes the parameters and buffers of a network.</summary>
    /// <param name="network">The network, on any device.</param>
    /// <param name="path">The file; an existing file is replaced.</param>
    /// <exception cref="NotSupportedException">A tensor has another type than 32-bit float and 64-bit integer.</exception>
    public static void Save(nn.Module network, string path)
    {
        (string Name, Tensor Value)[] tensors =
            [.. network.state_dict().OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value))];
        var header = WriteHeader(tensors);
        AtomicFile.Write(path, temporary =>
        {
            using var file = File.Create(temporary);
            Span<byte> length = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            file.Write(length);
            file.Write(header);
            foreach (var (_, value) in tensors)
                TensorBytes.Write(file, value);
        });
    }

    /// <summary>Reads the parameters and buffers of a network.</summary>
    /// <param name="network">The network, on any device.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file doesn't contain the weights of this network. The message names the
    /// tensor.</exception>
    public static void Load(nn.Module network, string path)
    {
        using var file = File.OpenRead(path);
        using var header = ReadHeader(file, path);
        var state = network.state_dict();
        var places = state.ToDictionary(entry => entry.Key, entry => FindPlace(header, entry.Key, entry.Value, file, path));
        if (header.RootElement.EnumerateObject().Select(entry => entry.Name)
            .FirstOrDefault(name => name != Metadata && !state.ContainsKey(name)) is { } unknown)
            throw new InvalidDataException($"{path}: the network has no {NumberText.Shorten(unknown)}.");
        foreach (var (name, value) in state)
        {
            file.Position = places[name];
            TensorBytes.Read(file, value);
        }
    }

    /// <summary>Lists the tensors of a file.</summary>
    /// <param name="file">The file, from its beginning.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="InvalidDataException">It isn't such a file; the message names the tensor.</exception>
    internal static IReadOnlyList<StoredTensor> List(FileStream file, string path)
    {
        using var header = ReadHeader(file, path);
        return
        [
            .. header.RootElement.EnumerateObject().Where(entry => entry.Name != Metadata)
                .Select(entry => ReadEntry(entry.Name, entry.Value, file, path)),
        ];
    }

    /// <summary>Where the values of a tensor are. The header has to say what the network has.</summary>
    private static long FindPlace(JsonDocument header, string name, Tensor value, FileStream file, string path)
    {
        if (!header.RootElement.TryGetProperty(name, out var entry))
            throw new InvalidDataException($"{path}: there is no {name}.");
        var (found, expected) = (ReadEntry(name, entry, file, path), WeightsFit.FormOf(value));
        return found.Form == expected
            ? found.Position
            : throw new InvalidDataException($"{path}: {name} is {NumberText.Shorten(found.Form)}; the network has {expected}.");
    }

    /// <summary>A tensor as the header describes it; the file is after the header.</summary>
    private static StoredTensor ReadEntry(string name, JsonElement entry, FileStream file, string path)
    {
        try
        {
            var type = entry.GetProperty("dtype").GetString() ?? string.Empty;
            long[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(extent => extent.GetInt64())];
            var (begin, end) = (entry.GetProperty("data_offsets")[0].GetInt64(), entry.GetProperty("data_offsets")[1].GetInt64());
            ScalarType? known = Types.FirstOrDefault(pair => pair.Name == type) is { Name: not null } pair ? pair.Type : null;
            var isThere = begin >= 0 && end >= begin && end <= file.Length - file.Position
                && (known is null || StoredTensor.SizeOf(known.Value, shape) == (BigInteger)end - begin);
            return isThere
                ? new(
                    name,
                    known is { } form ? WeightsFit.FormOf(form, shape) : $"{type} [{string.Join(", ", shape)}]",
                    file.Position + begin)
                : throw new InvalidDataException($"{path}: the values of {name} are not in the file as its header says.");
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException
            or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{path}: the header doesn't say type, shape and place of {name}.", exception);
        }
    }

    private static byte[] WriteHeader(IEnumerable<(string Name, Tensor Value)> tensors)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            var end = 0L;
            writer.WriteStartObject();
            foreach (var (name, value) in tensors)
            {
                writer.WriteStartObject(name);
                writer.WriteString("dtype", Type(value));
                writer.WriteStartArray("shape");
                foreach (var extent in value.shape)
                    writer.WriteNumberValue(extent);
                writer.WriteEndArray();
                writer.WriteStartArray("data_offsets");
                writer.WriteNumberValue(end);
                writer.WriteNumberValue(end += value.NumberOfElements * value.ElementSize);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        // Spaces after the header, so that the values are aligned.
        var padding = (int)(-stream.Length & (Alignment - 1));
        return [.. stream.ToArray(), .. Encoding.ASCII.GetBytes(new string(' ', padding))];
    }

    private static JsonDocument ReadHeader(FileStream file, string path)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        var count = file.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length
            ? -1
            : BinaryPrimitives.ReadInt64LittleEndian(length);
        if (count < 0 || count > Math.Min(LongestHeader, file.Length - file.Position))
            throw new InvalidDataException($"{path} is not a safetensors file: its header is shorter than its length field says.");
        try
        {
            var bytes = new byte[count];
            file.ReadExactly(bytes);
            var header = JsonDocument.Parse(bytes);
            return header.RootElement.ValueKind == JsonValueKind.Object ? header : throw new JsonException("The header is not an object.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(
                $"{path} is not a safetensors file: {NumberText.Shorten(exception.Message, LongestReason)}", exception);
        }
    }

    private static string Type(Tensor value) => value.dtype is ScalarType.Float32 or ScalarType.Int64
        ? Types.First(pair => pair.Type == value.dtype).Name
        : throw new NotSupportedException($"Tensors of {value.dtype} can't be written: only 32-bit floats and 64-bit integers can.");
}
