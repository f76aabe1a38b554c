using System.Buffers.Binary;
using System.Text;

namespace Osnas.Runtime.Tests;

/// <summary>A point of a curve.</summary>
internal sealed record CurvePoint(string Curve, long Step, float Value, double Time);

/// <summary>
/// Reads event files of TensorBoard by the descriptions of their formats alone: records (length, checksum, data,
/// checksum) of protocol buffers (event.proto, summary.proto).
/// </summary>
internal static class EventFiles
{
    /// <summary>The points in all files of a folder, by curve and step; without those that were cut off.</summary>
    public static IReadOnlyList<CurvePoint> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "events.out.tfevents.*")
        .SelectMany(path => Records(File.ReadAllBytes(path)).SelectMany(record => ReadEvent(record)))
            .OrderBy(point => point.Curve, StringComparer.Ordinal).ThenBy(point => point.Step),
    ];

    private static IEnumerable<byte[]> Records(byte[] file)
    {
        for (var start = 0; start + 8 <= file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(start));
            if (start + length + 16 > file.Length)
                yield break;
            AssertChecksum(file.AsSpan(start, 8), file.AsSpan(start + 8));
            AssertChecksum(file.AsSpan(start + 12, length), file.AsSpan(start + 12 + length));
            yield return file[(start + 12)..(start + 12 + length)];
            start += length + 16;
        }
    }

    private static void AssertChecksum(ReadOnlySpan<byte> data, ReadOnlySpan<byte> written)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78; // Castagnoli
        }

        crc = ~crc;
        Assert.Equal(((crc >> 15) | (crc << 17)) + 0xA282EAD8, BinaryPrimitives.ReadUInt32LittleEndian(written));
    }

    // Event: 1 wall_time, 2 step, 5 summary. Summary: 1 value. Value: 1 tag, 2 simple_value.
    private static IEnumerable<CurvePoint> ReadEvent(byte[] record)
    {
        var fields = Fields(record);
        var time = BitConverter.Int64BitsToDouble((long)fields.First(field => field.Number == 1).Bits);
        var step = (long)fields.FirstOrDefault(field => field.Number == 2).Bits;
        foreach (var summary in fields.Where(field => field.Number == 5))
        {
            foreach (var value in Fields(summary.Bytes).Select(value => Fields(value.Bytes)))
                yield return new(
                    Encoding.UTF8.GetString(value.Single(field => field.Number == 1).Bytes),
                    step,
                    BitConverter.UInt32BitsToSingle((uint)value.Single(field => field.Number == 2).Bits),
                    time);
        }
    }

    private static List<(int Number, ulong Bits, byte[] Bytes)> Fields(byte[] message)
    {
        List<(int, ulong, byte[])> fields = [];
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            var (bits, bytes) = (0UL, Array.Empty<byte>());
            switch (key & 7)
            {
                case 0:
                    bits = Varint(message, ref at);
                    break;
                case 1:
                    bits = BinaryPrimitives.ReadUInt64LittleEndian(message.AsSpan(at));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    bytes = message[at..(at + length)];
                    at += length;
                    break;
                case 5:
                    bits = BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(at));
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"There is no wire type {key & 7}.");
            }

            fields.Add(((int)(key >> 3), bits, bytes));
        }

        return fields;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
