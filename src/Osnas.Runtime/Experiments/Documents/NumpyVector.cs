using System.Text;
using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>A vector of whole numbers in NumPy's file format, which OSNASLib keeps architectures in.</summary>
internal static class NumpyVector
{
    /// <summary>The ending of such files.</summary>
    public const string Extension = ".npy";

    private const int HeaderAlignment = 64;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="InvalidDataException">The file isn't a vector of whole numbers.</exception>
    public static int[] Read(string path)
    {
        using var file = File.OpenRead(path);
        var array = NumpyArray.Read(file, file.Length, path);
        if (array.Kind != 'i' || array.Shape.Length != 1)
            throw new InvalidDataException($"{path} is not a vector of whole numbers: its header is {array.Header}");
        return array.Count == 0 ? [] : [.. array.ToIntegers().Select(value => value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new InvalidDataException($"{path} holds {value}, which is not the index of a candidate."))];
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; an existing file is replaced.</param>
    /// <param name="values">The numbers.</param>
    public static void Write(string path, IEnumerable<int> values)
    {
        long[] numbers = [.. values];
        var header = FormattableString.Invariant($"{{'descr': '<i8', 'fortran_order': False, 'shape': ({numbers.Length},), }}");
        var start = NumpyArray.Magic.Length + 4;
        var padded = header.PadRight(((start + header.Length + HeaderAlignment) / HeaderAlignment * HeaderAlignment) - start - 1) + "\n";
        AtomicFile.Write(path, temporary =>
        {
            using var writer = new BinaryWriter(File.Create(temporary));
            writer.Write(NumpyArray.Magic);
            writer.Write((byte)1);
            writer.Write((byte)0);
            writer.Write((ushort)padded.Length);
            writer.Write(Encoding.ASCII.GetBytes(padded));
            foreach (var number in numbers)
                writer.Write(number);
        });
    }
}
