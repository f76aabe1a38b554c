using System.Security.Cryptography;
using System.Text;

namespace Osnas.Common;

/// <summary>
/// Creates a random number generator for each purpose from the seed of a run. A generator depends only on the seed and
/// its purpose, so the random numbers of one part never change those of another.
/// </summary>
public static class RandomSource
{
    /// <summary>A seed.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">The purpose.</param>
    /// <param name="index">Which of several, as an epoch or a step.</param>
    /// <returns>The seed, not negative.</returns>
    public static int Derive(int seed, string purpose, long index = 0)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{purpose}/{index}")));
        return BitConverter.ToInt32(hash) & int.MaxValue;
    }

    /// <summary>A generator of random numbers.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">The purpose.</param>
    /// <param name="index">Which of several, as an epoch or a step.</param>
    /// <returns>The generator.</returns>
    public static Random Create(int seed, string purpose, long index = 0) => new(Derive(seed, purpose, index));
}
