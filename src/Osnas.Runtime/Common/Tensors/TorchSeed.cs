using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>
/// Seeds torch's random number generators for a purpose, including those of all CUDA devices. Afterwards, it restores the
/// generator of the CPU. TorchSharp can't read the state of a GPU's generator, so that one isn't restored: code that draws on a
/// GPU must seed it first. TorchSharp can't seed the generator of an MPS device.
/// </summary>
public static class TorchSeed
{
    /// <summary>Seeds torch until the result is disposed.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">The purpose.</param>
    /// <returns>An object that restores the state of the CPU's generator when it is disposed.</returns>
    public static IDisposable Use(int seed, string purpose)
    {
        var before = random.get_rng_state();
        Start(seed, purpose);
        return new Restore(before);
    }

    /// <summary>Seeds torch and doesn't put the state back.</summary>
    internal static void Start(int seed, string purpose, long index = 0)
    {
        var derived = RandomSource.Derive(seed, purpose, index);

        // In TorchSharp, the first seeds the generator of the CPU alone.
        random.manual_seed(derived).Dispose();
        cuda.manual_seed_all(derived);
    }

    private sealed class Restore(Tensor state) : IDisposable
    {
        public void Dispose()
        {
            random.set_rng_state(state);
            state.Dispose();
        }
    }
}
