using System.Buffers.Binary;
using Google.Protobuf;
using Tensorboard;

namespace Osnas.Experiments;

/// <summary>Reads the files that TorchSharp's summary writer leaves: records of a length, an event and two checksums.</summary>
internal static class EventFile
{
    /// <summary>What files of events are called.</summary>
    public const string Pattern = "events.out.tfevents.*";

    private const int HeadLength = 12;
    private const int FootLength = 4;

    /// <summary>The events of a file; without the last one, if that was cut off by the end of a process.</summary>
    /// <param name="path">The file.</param>
    public static IEnumerable<Event> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        for (var start = 0; bytes.Length - start > HeadLength;)
        {
            var length = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(start));
            if (length < 0 || length > bytes.Length - start - HeadLength - FootLength)
                yield break;
            yield return Parse(path, bytes, start + HeadLength, (int)length);
            start += HeadLength + (int)length + FootLength;
        }
    }

    private static Event Parse(string path, byte[] bytes, int start, int length)
    {
        try
        {
            return Event.Parser.ParseFrom(bytes, start, length);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new InvalidDataException($"{path} is not a TensorBoard event file: {exception.Message}", exception);
        }
    }
}
