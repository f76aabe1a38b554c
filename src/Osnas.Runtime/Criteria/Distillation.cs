using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Criteria;

/// <summary>
/// Knowledge distillation (arXiv:1503.02531): <c>(1 - Weight) * labels + Weight * T^2 * KL(teacher / T, student / T)</c>.
/// </summary>
public sealed class Distillation : ICriterion
{
    private readonly nn.Module<Tensor, Tensor> _teacher;
    private readonly ICriterion _labels;
    private readonly double _temperature;
    private readonly double _weight;

    /// <summary>Initializes the criterion.</summary>
    /// <param name="teacher">A trained network, images <c>[N, C, H, W]</c> to logits <c>[N, Classes]</c>. It is set to
    /// evaluation mode and not trained. The caller owns it.</param>
    /// <param name="labels">The loss against the labels.</param>
    /// <param name="temperature">The temperature T. A higher one gives unlikely classes more weight.</param>
    /// <param name="weight">The weight of the teacher in the loss, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature isn't above 0, or the weight isn't from 0 to 1.</exception>
    public Distillation(nn.Module<Tensor, Tensor> teacher, ICriterion labels, double temperature = 4, double weight = 0.9)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, 1);
        teacher.eval();
        _teacher = teacher;
        _labels = labels;
        _temperature = temperature;
        _weight = weight;
    }

    /// <inheritdoc/>
    public Tensor Measure(Tensor logits, Batch batch)
    {
        using var scope = NewDisposeScope();
        return Combine(_labels.Measure(logits, batch), Diverge(logits, batch)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor MeasurePart(Tensor logits, Batch part, Batch batch)
    {
        using var scope = NewDisposeScope();
        return Combine(_labels.MeasurePart(logits, part, batch), Diverge(logits, part) * part.ShareOf(batch)).MoveToOuterDisposeScope();
    }

    private Tensor Combine(Tensor ofLabels, Tensor divergence) =>
        (ofLabels * (1 - _weight)) + (divergence * (_weight * _temperature * _temperature));

    /// <summary>The mean divergence of the network from its teacher.</summary>
    private Tensor Diverge(Tensor logits, Batch batch)
    {
        var student = nn.functional.log_softmax(logits / _temperature, 1);
        var teacher = AskTeacher(batch.Images);
        return (teacher.exp() * (teacher - student)).sum(1).mean();
    }

    private Tensor AskTeacher(Tensor images)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return nn.functional.log_softmax(_teacher.call(images) / _temperature, 1).MoveToOuterDisposeScope();
    }
}
