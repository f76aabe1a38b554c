using System.Numerics;
using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>Finds a batch size that fits in memory.</summary>
internal static class BatchSizeSearch
{
    private const int First = 16;

    /// <summary>
    /// The largest power of two that fits with a margin: half again as many images fit too, because later steps may need more
    /// memory than the one that is tried.
    /// </summary>
    /// <param name="most">The most images, at least two.</param>
    /// <param name="fits">Whether a number of images fits.</param>
    /// <returns>The batch size; null if not even two images fit.</returns>
    public static int? Find(int most, Func<int, bool> fits)
    {
        var first = Math.Min(First, 1 << BitOperations.Log2((uint)most));
        int? found = null;
        for (var size = first; size <= most && fits(AddMargin(size)); size *= 2)
            found = size;
        for (var size = first / 2; found is null && size >= Batch.LeastImages; size /= 2)
            found = fits(AddMargin(size)) ? size : null;
        return found;
    }

    private static int AddMargin(int size) => size + (size / 2);
}
