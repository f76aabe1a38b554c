using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>Asks samplers for plans.</summary>
internal static class Plans
{
    public const int StepsOfEpoch = 10;

    public static StepPosition At(long step, int seed = 1) => new(seed, step, StepsOfEpoch);

    /// <summary>The paths of each of the first steps.</summary>
    public static IReadOnlyList<Architecture>[] Paths(ISampler sampler, int steps, int seed = 1) =>
        [.. Enumerable.Range(0, steps).Select(step => Assert.IsType<PathPlan>(sampler.Plan(At(step, seed))).Paths)];

    /// <summary>How often each candidate of a layer is in some paths.</summary>
    public static Dictionary<int, int> CountCandidates(IEnumerable<Architecture> paths, int layer) =>
        paths.CountBy(path => path[layer]).ToDictionary();
}
