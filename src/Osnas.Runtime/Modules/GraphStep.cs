using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>A step of a <see cref="GraphModule"/>: an operation, or several at once.</summary>
/// <param name="Op">Computes the output.</param>
/// <param name="RunInPlace">Computes the output in the memory of the only input; null if that would change a value in use.</param>
/// <param name="Inputs">The values that it takes: 0 is the input of the graph, 1 the output of its first operation.</param>
/// <param name="Output">The value that it gives.</param>
/// <param name="Released">The values that no later step takes.</param>
internal sealed record GraphStep(OpModule Op, Func<Tensor, Tensor>? RunInPlace, int[] Inputs, int Output, int[] Released);
