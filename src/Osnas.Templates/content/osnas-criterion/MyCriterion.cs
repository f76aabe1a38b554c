using Osnas;
using Osnas.Criteria;
using Osnas.Data;
using Osnas.Options;
using static TorchSharp.torch;

/// <summary>The options of a <see cref="MyCriterion"/>: <c>search --criterion my-criterion</c>.</summary>
[Criterion("my-criterion")]
public sealed record MyCriterionOptions : CriterionOptions
{
    private static readonly OptionSet<MyCriterionOptions> Declared = new OptionSet<MyCriterionOptions>().Number(
        nameof(Weight), NumberRange.From(0, 1), options => options.Weight, (options, value) => options with { Weight = value },
        "The weight of the entropy of the predictions", flag: null, keys: ["criterion.entropy_weight"]);

    /// <summary>The weight of the entropy; with 0 it is cross entropy.</summary>
    public double Weight { get; init; } = 0.1;

    /// <inheritdoc/>
    protected override OptionSet<CriterionOptions> Declarations => Declared.As<CriterionOptions>();

    /// <inheritdoc/>
    public override ICriterion Create() => new MyCriterion(Weight);
}

/// <summary>Cross entropy that rewards uncertain predictions (confidence penalty, arXiv:1701.06548).</summary>
public sealed class MyCriterion(double weight) : ICriterion
{
    /// <inheritdoc/>
    public Tensor Measure(Tensor logits, Batch batch)
    {
        // Disposes the tensors on the way; the loss stays. The logits are [N, Classes].
        using var scope = NewDisposeScope();

        // Replace this loss: a scalar, the mean over the images.
        var logProbabilities = nn.functional.log_softmax(logits, 1);
        var entropy = -(logProbabilities.exp() * logProbabilities).sum(1).mean();
        var loss = batch.Loss(labels => nn.functional.nll_loss(logProbabilities, labels)) - (entropy * weight);
        return loss.MoveToOuterDisposeScope();
    }
}
