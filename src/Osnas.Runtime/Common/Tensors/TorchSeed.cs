using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>Seeds torch's one global generator for a purpose, and puts its state back afterwards.</summary>
public static class TorchSeed
{
    /// <summary>Seeds torch.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">The purpose.</param>
    /// <returns>Puts the state back when it is disposed.</returns>
    public static IDisposable Use(int seed, string purpose)
    {
        var before = random.get_rng_state();
        Start(seed, purpose);
        return new Restore(before);
    }

    /// <summary>Seeds torch and doesn't put the state back.</summary>
    internal static void Start(int seed, string purpose, long index = 0) =>
        random.manual_seed(RandomSource.Derive(seed, purpose, index)).Dispose();

    private sealed class Restore(Tensor state) : IDisposable
    {
        public void Dispose()
        {
            random.set_rng_state(state);
            state.Dispose();
        }
    }
}
