using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Osnas.Experiments;
using static TorchSharp.torch;

namespace Osnas.Export;

/// <summary>
/// Weights as safetensors, which PyTorch reads (<c>safetensors.torch.load_file</c>): the length of a JSON header in 8
/// bytes, the header with type, shape and place of each tensor, then the values, all little-endian.
/// </summary>
public static class SafeTensors
{
    private const int Alignment = 8;

    /// <summary>Writes the parameters and buffers of a network.</summary>
    /// <param name="network">The network, on the CPU.</param>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <exception cref="NotSupportedException">A tensor is neither of 32-bit floats nor of 64-bit integers.</exception>
    public static void Save(nn.Module network, string path)
    {
        (string Name, Tensor Value)[] tensors = [.. network.state_dict().OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value))];
        var header = WriteHeader(tensors);
        AtomicFile.Write(path, temporary =>
        {
            using var file = File.Create(temporary);
            Span<byte> length = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            file.Write(length);
            file.Write(header);
            foreach (var (_, value) in tensors)
            {
                using var dense = value.contiguous();
                dense.WriteBytesToStream(file);
            }
        });
    }

    /// <summary>Reads the parameters and buffers of a network.</summary>
    /// <param name="network">The network, on the CPU.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file isn't one of this network; the message names the tensor.</exception>
    public static void Load(nn.Module network, string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new BinaryReader(file);
        var header = ReadHeader(reader, path);
        var start = file.Position;
        foreach (var (name, value) in network.state_dict())
        {
            var expected = $"{Type(value)} [{string.Join(", ", value.shape)}]";
            if (!header.RootElement.TryGetProperty(name, out var entry))
                throw new InvalidDataException($"{path}: there is no {name}.");
            var found = $"{entry.GetProperty("dtype").GetString()} [{string.Join(", ", entry.GetProperty("shape").EnumerateArray())}]";
            if (found != expected)
                throw new InvalidDataException($"{path}: {name} is {found}; the network has {expected}.");
            file.Position = start + entry.GetProperty("data_offsets")[0].GetInt64();
            value.ReadBytesFromStream(file);
        }

        header.Dispose();
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

    private static JsonDocument ReadHeader(BinaryReader reader, string path)
    {
        try
        {
            return JsonDocument.Parse(reader.ReadBytes(checked((int)reader.ReadInt64())));
        }
        catch (Exception exception) when (exception is JsonException or EndOfStreamException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is not a safetensors file: {exception.Message}", exception);
        }
    }

    private static string Type(Tensor value) => value.dtype switch
    {
        ScalarType.Float32 => "F32",
        ScalarType.Int64 => "I64",
        _ => throw new NotSupportedException($"Tensors of {value.dtype} can't be written: only 32-bit floats and 64-bit integers can."),
    };
}
