using Osnas.Modules;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>What the first lines of a run say of how its trainings compute, where that is not the usual way.</summary>
internal static class TrainingSummary
{
    /// <summary>The lines of a training.</summary>
    public static IEnumerable<string> Describe(TrainingOptions options) => Describe(options, options);

    /// <summary>The lines of a search.</summary>
    public static IEnumerable<string> Describe(TrainingOptions supernet, TrainingOptions model)
    {
        if (supernet.Precision != NumericPrecision.Fp32 || model.Precision != NumericPrecision.Fp32)
            yield return $"precision {Join(ChoiceName.Of(supernet.Precision), ChoiceName.Of(model.Precision))}";
        if (supernet.Accumulate > 1 || model.Accumulate > 1)
            yield return $"parts     {Join(supernet.Accumulate, model.Accumulate, " of a batch")}";
    }

    private static string Join<T>(T supernet, T model, string unit = "")
        where T : IEquatable<T> =>
        supernet.Equals(model) ? $"{model}{unit}" : $"{supernet}{unit} for the supernet, {model} for the winner";
}
