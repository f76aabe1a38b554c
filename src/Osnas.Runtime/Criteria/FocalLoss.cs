using Osnas.Data;
using Osnas.Options;
using static TorchSharp.torch;

namespace Osnas.Criteria;

/// <summary>The options of a <see cref="FocalLoss"/>.</summary>
[Criterion("focal")]
public sealed record FocalLossOptions : CriterionOptions
{
    private static readonly OptionSet<FocalLossOptions> Declared = new OptionSet<FocalLossOptions>()
        .Number(
            nameof(Gamma), OptionRanges.Exponent, options => options.Gamma, (options, value) => options with { Gamma = value },
            "The focusing parameter; higher values reduce the loss of well-classified images", flag: null, keys: ["criterion.gamma"])
        .Number(
            nameof(LabelSmoothing), OptionRanges.Share, options => options.LabelSmoothing,
            (options, value) => options with { LabelSmoothing = value },
            "The share of the target that is spread over all classes", flag: null, keys: ["criterion.label_smoothing"]);

    /// <summary>The exponent gamma. A greater one lowers the weight of images that are classified well.</summary>
    public double Gamma { get; init; } = 2;

    /// <summary>The share of the target that is spread evenly over all classes (arXiv:1512.00567).</summary>
    public double LabelSmoothing { get; init; }

    /// <inheritdoc/>
    protected internal override OptionSet<CriterionOptions> Declarations => Declared.As<CriterionOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["FocalLoss"];

    /// <inheritdoc/>
    public override ICriterion Create() => Create(null);

    /// <inheritdoc/>
    public override ICriterion Create(IReadOnlyList<double>? classWeights) => new FocalLoss(Gamma, LabelSmoothing, classWeights);
}

/// <summary>
/// Focal loss: cross entropy with small weights for well-classified images, <c>-(1 - p)^gamma log p</c> (RetinaNet,
/// arXiv:1708.02002, equation 4).
/// </summary>
/// <param name="gamma">The exponent; 0 gives cross entropy.</param>
/// <param name="labelSmoothing">The share of the target that is spread evenly over all classes (arXiv:1512.00567).</param>
/// <param name="classWeights">The weight of each class, by label (the paper's alpha); null for equal weights. The loss is
/// divided by the sum of the weights of the batch's labels.</param>
public sealed class FocalLoss(double gamma = 2, double labelSmoothing = 0, IReadOnlyList<double>? classWeights = null) : ICriterion
{
    /// <inheritdoc/>
    public Tensor Measure(Tensor logits, Batch batch) => MeasurePart(logits, batch, batch);

    /// <inheritdoc/>
    public Tensor MeasurePart(Tensor logits, Batch part, Batch batch)
    {
        using var scope = NewDisposeScope();
        var logProbabilities = nn.functional.log_softmax(logits, 1);

        // As cross entropy takes log p: it picks that of the label, and smooths over all.
        var weighted = (1 - logProbabilities.exp()).pow(gamma) * logProbabilities;
        if (ClassWeights.Of(classWeights, logits) is { } weights)
            return part.LossIn(batch, (labels, all) => MeasureSum(weighted * weights, labels) / weights.index_select(0, all).sum())
                .MoveToOuterDisposeScope();
        var ofLabels = part.Loss(labels => weighted.gather(1, labels.unsqueeze(1)).mean());
        var loss = (ofLabels * (labelSmoothing - 1)) - (weighted.mean() * labelSmoothing);
        return (loss * part.ShareOf(batch)).MoveToOuterDisposeScope();
    }

    private Tensor MeasureSum(Tensor weighted, Tensor labels)
    {
        var ofLabels = weighted.gather(1, labels.unsqueeze(1)).sum();
        var ofAll = weighted.mean([1]).sum();
        return (ofLabels * (labelSmoothing - 1)) - (ofAll * labelSmoothing);
    }
}
