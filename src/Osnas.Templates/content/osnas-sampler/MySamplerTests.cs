using Osnas;
using Osnas.LookUpTables;
using Osnas.Training;
using Xunit;

/// <summary>What the sampler trains. None of these tests needs libtorch.</summary>
public sealed class MySamplerTests
{
    private readonly Budget _budget = new(
        SearchSpaces.Get("tiny-28").CreateLookUpTable(28, 10), [new ConstraintCfg(InfoMetric.Flops, AtMost: 1_000_000)]);

    [Fact]
    public void Trains_architectures_of_the_budget() => Assert.All(PlanStep(step: 7), path => Assert.True(_budget.IsMetBy(path)));

    [Fact]
    public void Trains_the_same_again_after_a_resume() => Assert.Equal(PlanStep(step: 7), PlanStep(step: 7));

    private IReadOnlyList<Architecture> PlanStep(long step)
    {
        var sampler = new MySamplerOptions().Create(new BudgetSampler(_budget));
        return ((PathPlan)sampler.Plan(new StepPosition(Seed: 1, step, StepsOfEpoch: 10))).Paths;
    }
}
