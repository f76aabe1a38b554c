using Osnas.Data;
using static TorchSharp.torch;

namespace Osnas.Criteria;

/// <summary>
/// Cross entropy that counts little what is classified well already: <c>-(1 - p)^gamma log p</c> (RetinaNet,
/// arXiv:1708.02002, equation 4).
/// </summary>
/// <param name="gamma">How little; with 0 it is cross entropy.</param>
/// <param name="labelSmoothing">The share of the target that is spread over all classes (arXiv:1512.00567).</param>
public sealed class FocalLoss(double gamma = 2, double labelSmoothing = 0) : ICriterion
{
    /// <inheritdoc/>
    public Tensor Measure(Tensor logits, Batch batch)
    {
        using var scope = NewDisposeScope();
        var logProbabilities = nn.functional.log_softmax(logits, 1);

        // As cross entropy takes log p: it picks that of the label, and smooths over all.
        var weighted = (1 - logProbabilities.exp()).pow(gamma) * logProbabilities;
        var ofLabels = batch.Loss(labels => weighted.gather(1, labels.unsqueeze(1)).mean());
        return ((ofLabels * (labelSmoothing - 1)) - (weighted.mean() * labelSmoothing)).MoveToOuterDisposeScope();
    }
}
