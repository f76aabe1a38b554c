using Osnas;
using Osnas.Options;
using Osnas.Training;

/// <summary>The options of a <see cref="MySampler"/>: <c>search --sampler my-sampler</c>.</summary>
[Sampler("my-sampler")]
public sealed record MySamplerOptions : SamplerOptions
{
    private static readonly OptionSet<MySamplerOptions> Declared = new OptionSet<MySamplerOptions>().Whole(
        nameof(Paths), NumberRange.Whole(1, 16), options => options.Paths, (options, value) => options with { Paths = value },
        "Architectures that a step trains", flag: null, keys: ["train.paths"]);

    /// <summary>Architectures that a step trains.</summary>
    public int Paths { get; init; } = 2;

    /// <inheritdoc/>
    protected override OptionSet<SamplerOptions> Declarations => Declared.As<SamplerOptions>();

    /// <inheritdoc/>
    public override ISampler Create(BudgetSampler inside) => new MySampler(inside, Paths);
}

/// <summary>A step trains several random architectures of the budget, by the sum of their gradients.</summary>
public sealed class MySampler(BudgetSampler inside, int paths) : ISampler
{
    /// <inheritdoc/>
    public StepPlan Plan(StepPosition position)
    {
        // Random numbers come from the position alone, so that a resumed training goes on as if it had not been stopped.
        var random = position.CreateRandom("my-sampler");

        // Select the architectures here.
        return new PathPlan([.. Enumerable.Range(0, paths).Select(_ => inside.Sample(random))]);
    }

    /// <inheritdoc/>
    public void Check(BaseSupernet supernet) => inside.Check(supernet);
}
