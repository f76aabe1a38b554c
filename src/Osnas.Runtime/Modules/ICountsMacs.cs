using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// A TorchSharp module <c>Module&lt;Tensor, Tensor&gt;</c> in a custom block that counts its own multiply-accumulates.
/// Implement it if the module uses weights in functions, or adds weights with several dimensions without multiplying them.
/// </summary>
public interface ICountsMacs
{
    /// <summary>Counts the multiply-accumulates of a call, including those of all inner modules.</summary>
    /// <param name="input">The input of the call, for one image.</param>
    /// <param name="output">The output of the call.</param>
    /// <returns>The number, at least 0.</returns>
    long CountMacs(Tensor input, Tensor output);
}
