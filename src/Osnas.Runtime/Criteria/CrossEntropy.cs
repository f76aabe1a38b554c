using Osnas.Data;
using Osnas.Options;
using static TorchSharp.torch;

namespace Osnas.Criteria;

/// <summary>The options of <see cref="CrossEntropy"/>.</summary>
[Criterion("cross-entropy")]
public record CrossEntropyOptions : CriterionOptions
{
    private static readonly OptionSet<CrossEntropyOptions> Declared = new OptionSet<CrossEntropyOptions>().Number(
        nameof(LabelSmoothing), OptionRanges.Share, options => options.LabelSmoothing,
        (options, value) => options with { LabelSmoothing = value },
        "The share of the target that is spread over all classes", flag: null, keys: ["criterion.label_smoothing"]);

    /// <summary>The share of the target that is spread evenly over all classes, from 0 (arXiv:1512.00567).</summary>
    public double LabelSmoothing { get; init; }

    /// <inheritdoc/>
    protected internal override OptionSet<CriterionOptions> Declarations => Declared.As<CriterionOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["CrossEntropyLoss"];

    /// <inheritdoc/>
    public override ICriterion Create() => Create(null);

    /// <inheritdoc/>
    public override ICriterion Create(IReadOnlyList<double>? classWeights) => new CrossEntropy(LabelSmoothing, classWeights);
}

/// <summary>
/// The options of cross entropy with label smoothing. By default, a tenth of the target is spread evenly over all classes.
/// </summary>
[Criterion("label-smoothing-cross-entropy")]
public sealed record LabelSmoothingOptions : CrossEntropyOptions
{
    /// <summary>Initializes the default options.</summary>
    public LabelSmoothingOptions() => LabelSmoothing = 0.1;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["LabelSmoothingCrossEntropy"];
}

/// <summary>The cross entropy of the softmax of logits with the labels.</summary>
/// <param name="labelSmoothing">The share of the target that is spread evenly over all classes (arXiv:1512.00567).</param>
/// <param name="classWeights">The weight of each class, by label; null for equal weights. The loss is divided by the sum of the
/// weights of the batch's labels, as in PyTorch's <c>CrossEntropyLoss</c>.</param>
public sealed class CrossEntropy(double labelSmoothing = 0, IReadOnlyList<double>? classWeights = null) : ICriterion
{
    /// <inheritdoc/>
    public Tensor Measure(Tensor logits, Batch batch)
    {
        using var scope = NewDisposeScope();
        var weights = ClassWeights.Of(classWeights, logits);
        return batch.Loss(labels => nn.functional.cross_entropy(logits, labels, weights, label_smoothing: labelSmoothing))
            .MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor MeasurePart(Tensor logits, Batch part, Batch batch)
    {
        using var scope = NewDisposeScope();
        var loss = ClassWeights.Of(classWeights, logits) is { } weights
            ? part.LossIn(batch, (labels, all) => MeasureSum(logits, labels, weights) / weights.index_select(0, all).sum())
            : Measure(logits, part) * part.ShareOf(batch);
        return loss.MoveToOuterDisposeScope();
    }

    private Tensor MeasureSum(Tensor logits, Tensor labels, Tensor weights) =>
        nn.functional.cross_entropy(logits, labels, weights, reduction: nn.Reduction.Sum, label_smoothing: labelSmoothing);
}
