using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// A <c>Module&lt;Tensor, Tensor&gt;</c> in a custom block that counts its own multiply-accumulates. Implement it if the
/// module uses weights in functions, or adds weights of several dimensions without multiplying them.
/// </summary>
public interface ICountsMacs
{
    /// <summary>The multiply-accumulates of a call, including all inner modules.</summary>
    /// <param name="input">The input of the call, for one image.</param>
    /// <param name="output">The output of the call.</param>
    /// <returns>The number, which may be 0.</returns>
    long CountMacs(Tensor input, Tensor output);
}
