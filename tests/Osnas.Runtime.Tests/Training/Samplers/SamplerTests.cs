using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>What holds for every sampler.</summary>
public sealed class SamplerTests
{
    public static TheoryData<string> Names => [.. Samplers.Keys];

    private static Dictionary<string, Func<ISampler>> Samplers => new()
    {
        ["uniform"] = () => new UniformSampler(TinySpace.Spec),
        ["fairness"] = () => new FairnessSampler(TinySpace.Spec),
        ["strict fairness"] = () => new StrictFairnessSampler(TinySpace.Spec),
        ["sandwich"] = () => new SandwichSampler(TinySpace.LookUpTable.Create()),
        ["budget"] = () => new BudgetSampler(new Budget(TinySpace.LookUpTable.Create(), [])),
    };

    /// <summary>What was asked before makes no difference: a training goes on as if it had never stopped.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_plan_is_a_function_of_seed_and_step(string name)
    {
        var forwards = Plans.Paths(Samplers[name](), 30);
        var sampler = Samplers[name]();
        for (var step = 29; step >= 0; step--)
            Assert.Equal(forwards[step], Assert.IsType<PathPlan>(sampler.Plan(Plans.At(step))).Paths);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Seeds_and_steps_make_a_difference(string name)
    {
        var sampler = Samplers[name]();
        var paths = Plans.Paths(sampler, 30);

        Assert.NotEqual(paths.SelectMany(step => step), Plans.Paths(sampler, 30, seed: 2).SelectMany(step => step));
        Assert.InRange(paths.SelectMany(step => step).Distinct().Count(), 10, 18);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_path_is_one_of_the_space(string name) =>
        Assert.All(Plans.Paths(Samplers[name](), 50).SelectMany(step => step), TinySpace.Spec.Check);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_supernet_of_another_space_is_refused_before_the_training(string name)
    {
        using var supernet = new SwitchSpace.Supernet();
        var exception = Assert.Throws<ArgumentException>(() => new Trainer(supernet, Samplers[name](), new()));

        Assert.StartsWith(
            $"The sampler draws from the space TinySpace ({TinySpace.Spec.Fingerprint}); the supernet is one of SwitchSpace",
            exception.Message,
            StringComparison.Ordinal);
    }
}
