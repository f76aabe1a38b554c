using System.Numerics;

namespace Osnas;

/// <summary>All that a search space is: what attributes declare and everything else is computed from. Immutable.</summary>
/// <param name="Name">The name of the search space: that of its class.</param>
/// <param name="MacroCfg">The stages and the shapes of the search layers.</param>
/// <param name="MicroCfg">The candidates of every search layer.</param>
public sealed record SearchSpaceSpec(string Name, MacroCfg MacroCfg, MicroCfg MicroCfg)
{
    /// <summary>The input channels of a space that doesn't state them.</summary>
    public const int DefaultInputChannels = 3;

    /// <summary>The input size of a space that doesn't state it.</summary>
    public const int DefaultInputSize = 224;

    /// <summary>The classes of a space that doesn't state them.</summary>
    public const int DefaultClasses = 1000;

    /// <summary>The most search layers that a space can have, and the most blocks of its first and of its last stage.</summary>
    public const int MaxLayers = 512;

    /// <summary>The most candidates that a space can have.</summary>
    public const int MaxCandidates = 256;

    /// <summary>The greatest number of channels or classes, and the greatest input size.</summary>
    public const int MaxExtent = 65536;

    /// <summary>The greatest cost of a block, in each metric: sums of costs stay exact.</summary>
    public const long MaxBlockCost = 1L << 50;

    /// <summary>Channels of the input image.</summary>
    public int InputChannels { get; init; } = DefaultInputChannels;

    /// <summary>Height and width of the input image, in pixels.</summary>
    public int InputSize { get; init; } = DefaultInputSize;

    /// <summary>Number of classes.</summary>
    public int Classes { get; init; } = DefaultClasses;

    /// <summary>How a layer of the supernet holds its candidates.</summary>
    public SuperlayerKind Superlayer { get; init; } = SuperlayerKind.PerCandidate;

    /// <summary>The least expansion of a layer, for <see cref="SuperlayerKind.Unified"/>.</summary>
    public int MinExpansionRate { get; init; }

    /// <summary>The greatest expansion of a layer, for <see cref="SuperlayerKind.Unified"/>.</summary>
    public int MaxExpansionRate { get; init; }

    /// <summary>The budgets that a searched architecture has to meet.</summary>
    public EquatableArray<ConstraintCfg> Constraints { get; init; }

    /// <summary>Search layers x candidates.</summary>
    public ModelCfgShape ModelCfgShape => new(MacroCfg.Search.Count, MicroCfg.Count);

    /// <summary>A hash of the structure; see <see cref="SpaceFingerprint"/>.</summary>
    public string Fingerprint => SpaceFingerprint.Of(this);

    /// <summary>The number of architectures: the product over the layers of the candidates allowed there.</summary>
    public BigInteger ArchitectureCount =>
        Enumerable.Range(0, MacroCfg.Search.Count).Aggregate(BigInteger.One, (count, layer) => count * AllowedCandidates(layer).Count);

    /// <summary>The same space with another number of classes, which the blocks that end in it follow.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <returns>The space.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or over <see cref="MaxExtent"/>.</exception>
    public SearchSpaceSpec WithClasses(int classes)
    {
        if (classes is < 1 or > MaxExtent)
            throw new ArgumentOutOfRangeException(nameof(classes), classes, $"{Name}: the number of classes is from 1 to {MaxExtent}.");
        if (classes == Classes)
            return this;
        var last = MacroCfg.Last.Select(block => FollowClasses(block, classes));
        return this with { Classes = classes, MacroCfg = MacroCfg with { Last = new(last) } };
    }

    /// <summary>The indexes of the candidates that may be chosen in a layer.</summary>
    /// <param name="layer">The search layer.</param>
    /// <returns>The indexes, ascending.</returns>
    public IReadOnlyList<int> AllowedCandidates(int layer) =>
        Enumerable.Range(0, MicroCfg.Count).Where(candidate => IsAllowed(layer, candidate)).ToArray();

    /// <summary>Whether a candidate may be chosen in a layer.</summary>
    /// <param name="layer">The search layer.</param>
    /// <param name="candidate">The index of the candidate.</param>
    /// <returns>Whether it may.</returns>
    public bool IsAllowed(int layer, int candidate) => MicroCfg[candidate].IsAllowedIn(MacroCfg.Search[layer]);

    /// <summary>Makes sure that an architecture belongs to this space.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <exception cref="ArgumentException">It has another length, or a choice that its layer doesn't have.</exception>
    public void Check(Architecture architecture)
    {
        if (FindFault(architecture) is { } fault)
            throw new ArgumentException($"{Name}: {fault}", nameof(architecture));
    }

    /// <summary>Why an architecture doesn't belong to this space.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>What is wrong, or null if it belongs.</returns>
    public string? FindFault(Architecture architecture) =>
        FindLengthFault(architecture.Count)
        ?? Enumerable.Range(0, architecture.Count).Select(layer => FindChoiceFault(layer, architecture[layer])).FirstOrDefault(fault => fault is not null);

    /// <summary>Why no architecture of this space has a number of choices.</summary>
    internal string? FindLengthFault(int choices) => choices == MacroCfg.Search.Count
        ? null
        : $"the architecture has {choices} choices; the space has {MacroCfg.Search.Count} search layers.";

    /// <summary>Why a layer can't have a choice, which need not be one of an <see cref="Architecture"/>: it may be negative.</summary>
    internal string? FindChoiceFault(int layer, int choice)
    {
        if (choice < 0 || choice >= MicroCfg.Count)
            return $"layer {layer} chooses candidate {choice}; the space has the candidates 0 to {MicroCfg.Count - 1}.";
        return IsAllowed(layer, choice)
            ? null
            : $"layer {layer} ({MacroCfg.Search[layer]}) chooses candidate {choice} ({MicroCfg[choice]}), which is allowed in {MicroCfg[choice].Layers} layers only; candidates {string.Join(", ", AllowedCandidates(layer))} are allowed there.";
    }

    /// <summary>The name of the space and its shape.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name} ({ModelCfgShape})";

    private static BlockCfg FollowClasses(BlockCfg block, int classes)
    {
        if (!block.OutIsClasses)
            return block;
        return block with { OutChannels = classes };
    }
}
