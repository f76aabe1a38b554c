using Osnas.Options;

namespace Osnas.Search;

/// <summary>
/// The default fitness: the validation accuracy with the weights of a trained supernet, measured by
/// <see cref="SupernetEvaluator"/>.
/// </summary>
[Fitness(Name)]
public sealed record SupernetFitnessOptions : FitnessOptions
{
    /// <summary>The name that it is registered by.</summary>
    internal const string Name = "supernet";

    private static readonly OptionSet<SupernetFitnessOptions> Declared = new();

    /// <inheritdoc/>
    protected internal override OptionSet<FitnessOptions> Declarations => Declared.As<FitnessOptions>();

    /// <inheritdoc/>
    protected internal override bool NeedsSupernet => true;

    /// <inheritdoc/>
    public override IEvaluator Create(FitnessContext context) => context.SupernetAccuracy
        ?? throw new ArgumentException("The fitness supernet needs a trained supernet; the context has none.", nameof(context));
}
