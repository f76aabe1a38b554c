using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>Any sampler with any form of supernet: it trains a step, or says before the first one why it can't.</summary>
public sealed class SamplerFormTests
{
    private const string OneByOne = "UnifiedSpace: strict fairness trains each candidate of a layer once in a step, but the sub-blocks "
        + "of a unified layer choose together";
    private const string NoParameters = ": a differentiable training needs architecture parameters; call InitializeArchParam first.";

    private static readonly Dictionary<string, Func<SearchSpaceRegistration, ISampler>> Samplers = new()
    {
        ["uniform"] = space => new UniformSampler(space.Spec),
        ["fairness"] = space => new FairnessSampler(space.Spec),
        ["strict fairness"] = space => new StrictFairnessSampler(space.Spec),
        ["sandwich"] = space => new SandwichSampler(Table(space)),
        ["budget"] = space => new BudgetSampler(new Budget(Table(space), [Budgets.Range(Table(space), InfoMetric.Flops, 0.2, 0.7)])),
        ["softmax"] = space => new DifferentiableSampler(space.Spec, ForwardState.Softmax),
        ["gumbel softmax"] = space => new DifferentiableSampler(space.Spec),
        ["sum"] = space => new DifferentiableSampler(space.Spec, ForwardState.Sum),
    };

    /// <summary>A block for each candidate, blocks of the user's own, classes of the user's own, and unified layers.</summary>
    public static TheoryData<string, string> Pairs
    {
        get
        {
            TheoryData<string, string> pairs = [];
            foreach (var sampler in Samplers.Keys)
            {
                foreach (var space in (string[])[
                    nameof(TinySpace), nameof(CustomBlocksSpace), nameof(OwnClassesSpace), nameof(UnifiedSpace)
                ])
                    pairs.Add(sampler, space);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Trains_a_step_or_says_why_not(string name, string spaceName)
    {
        var space = SearchSpaces.Get(spaceName);
        using var seeded = TorchSeed.Use(1, "test");
        using var supernet = space.CreateSupernet(space.Spec.Classes, BatchNormOptions.Default, null);
        using var images = RandomImages.Dataset(4);
        supernet.InitializeArchParam();
        var sampler = Samplers[name](space);
        if (spaceName == nameof(UnifiedSpace) && name == "strict fairness")
        {
            Assert.StartsWith(OneByOne, Refuse<NotSupportedException>(supernet, sampler), StringComparison.Ordinal);
            return;
        }

        var step = Assert.Single(new Trainer(supernet, sampler, new() { Epochs = 1, BatchSize = 4 }).Train(images));
        Assert.InRange(step.Loss, 0, 100);
        Assert.Equal(name == "gumbel softmax" ? new TemperatureSchedule().Initial : null, step.Temperature);
    }

    [Theory]
    [InlineData("softmax")]
    [InlineData("gumbel softmax")]
    [InlineData("sum")]
    public void A_mixture_needs_architecture_parameters(string name)
    {
        var space = SearchSpaces.Get(nameof(TinySpace));
        using var supernet = space.CreateSupernet(3, BatchNormOptions.Default, null);

        Assert.EndsWith(NoParameters, Refuse<InvalidOperationException>(supernet, Samplers[name](space)), StringComparison.Ordinal);
    }

    private static string Refuse<T>(BaseSupernet supernet, ISampler sampler)
        where T : Exception => Assert.Throws<T>(() => new Trainer(supernet, sampler, new())).Message;

    private static BaseLookUpTable Table(SearchSpaceRegistration space) =>
        space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes);
}
