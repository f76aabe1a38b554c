using System.Text.Json.Serialization;
using Osnas.Options;

namespace Osnas.Training;

/// <summary>
/// The options of a sampler, which selects what each training step of a supernet trains. Each sampler has a record of its own,
/// with <see cref="SamplerAttribute"/>.
/// </summary>
[JsonConverter(typeof(SamplerOptionsConverter))]
public abstract record SamplerOptions : NamedOptions<SamplerOptions>
{
    /// <summary>Whether a step trains paths. Otherwise, it trains a mixture of all candidates.</summary>
    protected internal virtual bool TrainsPaths => true;

    /// <summary>Creates the sampler.</summary>
    /// <param name="inside">Draws architectures within the budget, and has the space and its costs.</param>
    /// <returns>The sampler.</returns>
    public abstract ISampler Create(BudgetSampler inside);

    /// <summary>Finds the reason why supernets of a space can't be trained in this way.</summary>
    /// <param name="spec">The space.</param>
    /// <returns>The reason without a full stop, or null if they can be.</returns>
    protected internal virtual string? FindFault(SearchSpaceSpec spec) => null;
}

/// <summary>Training strategies as JSON.</summary>
internal sealed class SamplerOptionsConverter() : NamedOptionsConverter<SamplerOptions>(SamplerRegistry.All);

/// <summary>
/// The samplers by name. Generated code registers each class with <see cref="SamplerAttribute"/> when its assembly is loaded.
/// </summary>
public static class SamplerRegistry
{
    /// <summary>All registered samplers.</summary>
    public static NamedOptionsRegistry<SamplerOptions> All { get; } = new("training strategy");

    /// <summary>Registers the options of a sampler.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates the options with their defaults.</param>
    public static void Register(string name, Func<SamplerOptions> create) => All.Register(name, create);
}
