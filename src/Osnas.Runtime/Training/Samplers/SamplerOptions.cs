using System.Text.Json.Serialization;
using Osnas.Options;

namespace Osnas.Training;

/// <summary>
/// A sampler with its options, which selects what each supernet training step trains. Each is a separate record, with
/// <see cref="SamplerAttribute"/>.
/// </summary>
[JsonConverter(typeof(SamplerOptionsConverter))]
public abstract record SamplerOptions : NamedOptions<SamplerOptions>
{
    /// <summary>Whether a step trains paths (architectures); otherwise, it trains a mixture of all candidates.</summary>
    protected internal virtual bool TrainsPaths => true;

    /// <summary>Creates the sampler.</summary>
    /// <param name="inside">Draws architectures within the budget; provides the space and its costs.</param>
    /// <returns>The sampler.</returns>
    public abstract ISampler Create(BudgetSampler inside);

    /// <summary>Why supernets of a space can't be trained so.</summary>
    /// <param name="spec">The space.</param>
    /// <returns>The text, without a full stop; null if they can.</returns>
    protected internal virtual string? FindFault(SearchSpaceSpec spec) => null;
}

/// <summary>Training strategies as JSON.</summary>
internal sealed class SamplerOptionsConverter() : NamedOptionsConverter<SamplerOptions>(SamplerRegistry.All);

/// <summary>
/// The training strategies by their names. Generated code registers each class with <see cref="SamplerAttribute"/> when its assembly is
/// loaded.
/// </summary>
public static class SamplerRegistry
{
    /// <summary>All of them.</summary>
    public static NamedOptionsRegistry<SamplerOptions> All { get; } = new("training strategy");

    /// <summary>Registers options by a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates them with their defaults.</param>
    public static void Register(string name, Func<SamplerOptions> create) => All.Register(name, create);
}
