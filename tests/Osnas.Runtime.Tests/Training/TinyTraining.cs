using Osnas.Data;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>Trainings of supernets of <see cref="TinySpace"/>, by the names that tests have for them.</summary>
internal static class TinyTraining
{
    private const string WithCompanion = "companion";

    /// <summary>A sampler by its name; "mixture" and "companion" train a mixture by Gumbel-softmax.</summary>
    public static ISampler CreateSampler(string strategy) => strategy is "mixture" or WithCompanion
        ? new DifferentiableSampler(TinySpace.Spec)
        : SamplerRegistry.All.Get(strategy.Replace(' ', '-')).Create(Budgets.Sampler(Budgets.Tiny));

    /// <summary>What trains the architecture parameters in turn with the weights; null for all strategies but "companion".</summary>
    public static DifferentiableSearch? CreateCompanion(string strategy, BaseSupernet supernet, ImageDataset images, int batchSize) =>
        strategy == WithCompanion ? new(supernet, new(Budgets.Tiny, []), images, new() { BatchSize = batchSize }) : null;
}
