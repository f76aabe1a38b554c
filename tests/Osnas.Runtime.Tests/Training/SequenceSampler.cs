using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>Given plans, one after the other; the last one again and again.</summary>
internal sealed class SequenceSampler(params StepPlan[] plans) : ISampler
{
    public StepPlan Plan(StepPosition position) => plans[Math.Min(position.Step, plans.Length - 1)];

    public void Check(BaseSupernet supernet)
    {
    }
}
