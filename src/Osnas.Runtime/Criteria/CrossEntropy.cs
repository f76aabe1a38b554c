using Osnas.Data;
using static TorchSharp.torch;

namespace Osnas.Criteria;

/// <summary>Cross entropy.</summary>
/// <param name="labelSmoothing">The share of the target that is spread over all classes (arXiv:1512.00567).</param>
public sealed class CrossEntropy(double labelSmoothing = 0) : ICriterion
{
    /// <inheritdoc/>
    public Tensor Measure(Tensor logits, Batch batch)
    {
        using var scope = NewDisposeScope();
        return batch.Loss(labels => nn.functional.cross_entropy(logits, labels, label_smoothing: labelSmoothing)).MoveToOuterDisposeScope();
    }
}
