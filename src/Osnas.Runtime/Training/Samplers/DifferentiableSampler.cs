using Osnas.Options;

namespace Osnas.Training;

/// <summary>The options of a <see cref="DifferentiableSampler"/>. The search strategy that uses the mixture sets them.</summary>
[Sampler("differentiable")]
public sealed record DifferentiableSamplerOptions : SamplerOptions
{
    /// <summary>How each step weights the candidates; every state except <see cref="ForwardState.Single"/>.</summary>
    public ForwardState State { get; init; } = ForwardState.Softmax;

    /// <summary>The temperature of <see cref="ForwardState.GumbelSoftmax"/>.</summary>
    public TemperatureSchedule Temperature { get; init; } = new();

    /// <inheritdoc/>
    protected internal override OptionSet<SamplerOptions> Declarations => new();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["DifferentiableSampler"];

    /// <inheritdoc/>
    protected internal override bool TrainsPaths => false;

    /// <inheritdoc/>
    public override ISampler Create(BudgetSampler inside) => new DifferentiableSampler(inside.Budget.Table.Spec, State, Temperature);
}

/// <summary>
/// Trains the mixture of all candidates (DARTS, arXiv:1806.09055; with Gumbel-softmax, FBNet, arXiv:1812.03443). An
/// <see cref="ITrainingCompanion"/> trains the architecture parameters.
/// </summary>
public sealed class DifferentiableSampler : ISampler
{
    private readonly SearchSpaceSpec _spec;
    private readonly ForwardState _state;
    private readonly TemperatureSchedule _temperature;

    /// <summary>Initializes the sampler.</summary>
    /// <param name="spec">The search space.</param>
    /// <param name="state">How each step weights the candidates.</param>
    /// <param name="temperature">The temperature of <see cref="ForwardState.GumbelSoftmax"/>.</param>
    /// <exception cref="ArgumentException">The state is <see cref="ForwardState.Single"/>, or a temperature isn't above 0.</exception>
    public DifferentiableSampler(
        SearchSpaceSpec spec, ForwardState state = ForwardState.GumbelSoftmax, TemperatureSchedule? temperature = null)
    {
        if (state == ForwardState.Single)
            throw new ArgumentException(
                $"{spec.Name}: a differentiable training mixes all candidates; choose Softmax, GumbelSoftmax or Sum, not {state}.",
                nameof(state));
        _spec = spec;
        _state = state;
        _temperature = temperature ?? new();
        _temperature.Check();
    }

    /// <inheritdoc/>
    public StepPlan Plan(StepPosition position) =>
        new MixturePlan(_state, _state == ForwardState.GumbelSoftmax ? _temperature.At(position.Epoch) : 1);

    /// <inheritdoc/>
    public void Check(BaseSupernet supernet)
    {
        SamplerRules.CheckSpace(_spec, supernet);
        if (!supernet.HasArchParam)
            throw new InvalidOperationException(
                $"{_spec.Name}: a differentiable training needs architecture parameters; call InitializeArchParam first.");
    }
}
