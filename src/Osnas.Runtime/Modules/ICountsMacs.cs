using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// A <c>Module&lt;Tensor, Tensor&gt;</c>, in a block of the user's own, that tells its multiply-accumulates itself,
/// because they aren't those of its convolutions and linear layers: it computes with weights by functions, or adds
/// weights of several dimensions without multiplying them.
/// </summary>
public interface ICountsMacs
{
    /// <summary>The multiply-accumulates of a call, those of all modules inside included.</summary>
    /// <param name="input">What it was called with, for one image.</param>
    /// <param name="output">What it gave.</param>
    /// <returns>The number, which may be 0.</returns>
    long CountMacs(Tensor input, Tensor output);
}
