using Osnas.Common;
using Osnas.Data;
using Osnas.Training;

namespace Osnas.Benchmarks;

/// <summary>An architecture trained from scratch: the judge of what a search finds, and of random draws.</summary>
internal static class Alone
{
    /// <summary>Trains an architecture several times.</summary>
    /// <returns>The mean test accuracy.</returns>
    public static double Train(SearchSpaceRegistration space, Architecture architecture, DataSplit data, int seed, int repeats) =>
        Enumerable.Range(0, repeats).Average(repeat =>
        {
            using var seeded = TorchSeed.Use(seed, repeat == 0 ? "alone" : $"alone {repeat}");
            using var model = space.CreateModel(architecture, space.Spec.Classes, null, null);
            new Trainer(model, new() { Epochs = 5, BatchSize = 32, Seed = seed }).Train(data.Train);
            return Accuracy.Measure(model, data.Test);
        });
}
