using Osnas.Criteria;
using Osnas.Options;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>
/// Knowledge distillation: a trained network, the teacher, is part of the loss of other trainings (arXiv:1503.02531).
/// </summary>
public sealed record DistillationOptions
{
    /// <summary>The <see cref="Teacher"/> for the best path of the search's own supernet.</summary>
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

    /// <summary>The folder of a search or training, whose network is the teacher; in a search, also <see cref="Supernet"/>.</summary>
    public string Teacher { get; init; } = string.Empty;

    /// <summary>The temperature. A higher one gives unlikely classes more weight.</summary>
    public double Temperature { get; init; } = 4;

    /// <summary>The weight of the teacher in the loss, from 0 to 1. The rest is the criterion of the training.</summary>
    public double Weight { get; init; } = 0.9;

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declared.Check(this);

    /// <summary>Creates the loss of a training with a teacher.</summary>
    /// <param name="teacher">The network that <see cref="Teacher"/> names, images <c>[N, C, H, W]</c> to logits
    /// <c>[N, Classes]</c>.</param>
    /// <param name="labels">The loss against the labels, such as that of <see cref="TrainingOptions.CreateCriterion"/>.</param>
    /// <returns>The criterion.</returns>
    public ICriterion CreateCriterion(nn.Module<Tensor, Tensor> teacher, ICriterion labels) =>
        new Distillation(teacher, labels, Temperature, Weight);
}
