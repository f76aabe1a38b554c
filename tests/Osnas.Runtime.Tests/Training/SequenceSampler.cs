using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>Given paths, one after the other; the last one again and again.</summary>
internal sealed class SequenceSampler(params Architecture[] paths) : ISampler
{
    public StepPlan Plan(StepPosition position) => new PathPlan(paths[Math.Min(position.Step, paths.Length - 1)]);

    public void Check(BaseSupernet supernet)
    {
    }
}
