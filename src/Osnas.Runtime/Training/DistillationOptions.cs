using Osnas.Criteria;
using Osnas.Options;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>Knowledge distillation: a trained network teaches the networks of trainings (arXiv:1503.02531).</summary>
public sealed record DistillationOptions
{
    /// <summary>The value that stands for the best path of a search's own supernet.</summary>
    public const string Supernet = "supernet";

    internal static OptionSet<DistillationOptions> Declared { get; } = new OptionSet<DistillationOptions>()
        .Text(
            nameof(Teacher), "folder", options => options.Teacher, (options, value) => options with { Teacher = value ?? string.Empty },
            "The teacher for knowledge distillation: the folder of a search or training",
            "--teacher", ["criterion.teacher"],
            findFault: (value, name) => string.IsNullOrEmpty(value)
                ? $"{name} is missing: name the folder of the search or training whose network is the teacher"
                : null)
        .Number(
            nameof(Temperature), OptionRanges.Temperature, options => options.Temperature,
            (options, value) => options with { Temperature = value },
            "Softmax temperature of distillation; a higher one gives unlikely classes more weight",
            "--teacher-temperature", ["criterion.teacher_temperature"])
        .Number(
            nameof(Weight), OptionRanges.Share, options => options.Weight, (options, value) => options with { Weight = value },
            "The teacher's share of the loss", "--teacher-weight", ["criterion.teacher_weight"]);

    /// <summary>The folder of a search or a training, whose network teaches; in a search, also <see cref="Supernet"/>.</summary>
    public string Teacher { get; init; } = string.Empty;

    /// <summary>How much the probabilities of unlikely classes count.</summary>
    public double Temperature { get; init; } = 4;

    /// <summary>The share of the teacher in the loss; the rest is the criterion's of the training.</summary>
    public double Weight { get; init; } = 0.9;

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declared.Check(this);

    /// <summary>The loss of a training that is taught.</summary>
    /// <param name="teacher">The network that <see cref="Teacher"/> names: images <c>[N, C, H, W]</c> to logits <c>[N,
    /// Classes]</c>.</param>
    /// <param name="labels">The loss against the labels, as from <see cref="TrainingOptions.CreateCriterion"/>.</param>
    /// <returns>The criterion.</returns>
    public ICriterion CreateCriterion(nn.Module<Tensor, Tensor> teacher, ICriterion labels) =>
        new Distillation(teacher, labels, Temperature, Weight);
}
