using Osnas.Data;
using static TorchSharp.torch;

namespace Osnas.Criteria;

/// <summary>The loss that a training makes small.</summary>
public interface ICriterion
{
    /// <summary>The loss of a batch.</summary>
    /// <param name="logits"><c>[N, Classes]</c>.</param>
    /// <param name="batch">The images and their labels.</param>
    /// <returns>The mean over the images, a scalar that backward can start from.</returns>
    Tensor Measure(Tensor logits, Batch batch);
}
