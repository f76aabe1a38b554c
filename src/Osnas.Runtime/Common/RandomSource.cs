using System.Security.Cryptography;
using System.Text;

namespace Osnas.Common;

/// <summary>
/// Creates a random number generator for each purpose from the seed of a run. A generator depends only on the seed and its
/// purpose, so the random numbers of one part never change those of another part.
/// </summary>
public static class RandomSource
{
    /// <summary>Derives a seed.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">The purpose.</param>
    /// <param name="index">The index, such as an epoch or a step, if a purpose needs several seeds.</param>
    /// <returns>The seed, at least 0.</returns>
    public static int Derive(int seed, string purpose, long index = 0)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{purpose}/{index}")));
        return BitConverter.ToInt32(hash) & int.MaxValue;
    }

    /// <summary>Creates a random number generator.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">The purpose.</param>
    /// <param name="index">The index, such as an epoch or a step, if a purpose needs several generators.</param>
    /// <returns>The generator.</returns>
    public static Random Create(int seed, string purpose, long index = 0) => new(Derive(seed, purpose, index));
}
