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

/// <summary>How the architecture parameters of a mixture are trained beside its weights.</summary>
/// <param name="SpaceName">The space.</param>
/// <param name="State">How candidates are mixed.</param>
/// <param name="LearningRate">The learning rate of the architecture parameters.</param>
internal sealed record MixtureSetting(string SpaceName, ForwardState State, double LearningRate)
{
    public static IReadOnlyList<MixtureSetting> All { get; } =
    [
        new(nameof(StrategySpace), ForwardState.Softmax, 0.03),
        new(nameof(StrategySpace), ForwardState.GumbelSoftmax, 0.03),
        new(nameof(UnifiedStrategySpace), ForwardState.Softmax, 0.01),
        new(nameof(UnifiedStrategySpace), ForwardState.GumbelSoftmax, 0.03),
    ];

    public SearchSpaceRegistration Space => SearchSpaces.Get(SpaceName);

    public override string ToString() => $"{SpaceName} {State}";
}
