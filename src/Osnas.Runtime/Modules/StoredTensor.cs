using System.Numerics;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>A tensor in a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">Its type and shape, as <see cref="WeightsFit"/> writes them.</param>
/// <param name="Position">Where its values begin, in bytes from the beginning of the file.</param>
internal sealed record StoredTensor(string Name, string Form, long Position)
{
    /// <summary>The size of the values of a tensor, in bytes; null of a type whose size isn't known.</summary>
    public static BigInteger? SizeOf(ScalarType type, IEnumerable<long> shape)
    {
        int? element = type switch
        {
            ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
            ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
            ScalarType.Int32 or ScalarType.Float32 => 4,
            ScalarType.Int64 or ScalarType.Float64 => 8,
            _ => null,
        };
        return element is { } size ? shape.Aggregate((BigInteger)size, (product, extent) => product * extent) : null;
    }
}
