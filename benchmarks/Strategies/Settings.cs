using Osnas.Training;

namespace Osnas.Benchmarks;

/// <summary>How a supernet is trained before it is searched by evaluation and by a generator.</summary>
/// <param name="SpaceName">The space.</param>
/// <param name="Sampler">What it is trained by.</param>
/// <param name="Epochs">For how long. Samplers of several paths a step learn as much in fewer epochs, with smaller steps.</param>
/// <param name="LearningRate">The learning rate.</param>
internal sealed record SupernetSetting(string SpaceName, SamplerOptions Sampler, int Epochs, double LearningRate)
{
    public static IReadOnlyList<SupernetSetting> All { get; } =
    [
        new(nameof(StrategySpace), new UniformSamplerOptions(), 40, 0.3),
        new(nameof(StrategySpace), new FairnessSamplerOptions(), 40, 0.3),
        new(nameof(StrategySpace), new StrictFairnessSamplerOptions(), 20, 0.1),
        new(nameof(StrategySpace), new SandwichSamplerOptions(), 20, 0.1),
        new(nameof(StrategySpace), new BudgetSamplerOptions(), 40, 0.3),
        new(nameof(UnifiedStrategySpace), new UniformSamplerOptions(), 40, 0.3),
        new(nameof(UnifiedStrategySpace), new FairnessSamplerOptions(), 40, 0.3),
        new(nameof(UnifiedStrategySpace), new SandwichSamplerOptions(), 20, 0.1),
        new(nameof(UnifiedStrategySpace), new BudgetSamplerOptions(), 40, 0.3),
    ];

    public SearchSpaceRegistration Space => SearchSpaces.Get(SpaceName);

    public override string ToString() => $"{SpaceName} {SamplerRegistry.All.NameOf(Sampler)}";
}

/// <summary>What finds an architecture that is trained from scratch.</summary>
internal enum ScratchSearch
{
    Draws,
    Evolution,
    Softmax,
    GumbelSoftmax,
}

/// <summary>A search whose result is trained from scratch.</summary>
/// <param name="SpaceName">The space.</param>
/// <param name="Search">What finds an architecture.</param>
/// <param name="EvolutionEpochs">The epochs of a supernet that, with 100 evaluations, take as many FLOPs as a mixture.</param>
internal sealed record ScratchSetting(string SpaceName, ScratchSearch Search, int EvolutionEpochs)
{
    public static IReadOnlyList<ScratchSetting> All { get; } =
    [
        .. Enum.GetValues<ScratchSearch>().Select(search => new ScratchSetting(nameof(StrategySpace), search, 44)),
        .. Enum.GetValues<ScratchSearch>().Select(search => new ScratchSetting(nameof(UnifiedStrategySpace), search, 18)),
    ];

    public SearchSpaceRegistration Space => SearchSpaces.Get(SpaceName);

    public override string ToString() => $"{SpaceName} {Search}";
}
