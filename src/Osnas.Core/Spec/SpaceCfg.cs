namespace Osnas;

/// <summary>
/// What a search space declares, as data: the configuration of the network and of its candidates, the sizes, and how a
/// layer of the supernet holds its candidates. What follows from that is in <see cref="SearchSpaceSpec"/>. Immutable.
/// </summary>
public abstract record SpaceCfg
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

    /// <summary>The greatest expansion of a unified layer.</summary>
    public const int MaxExpansion = 64;

    /// <summary>The most ways to choose the sub-blocks of a unified layer.</summary>
    public const int MaxLayerChoices = 4096;

    /// <summary>The greatest cost of a block, in each metric: sums of costs stay exact.</summary>
    public const long MaxBlockCost = 1L << 50;

    /// <summary>A configuration.</summary>
    /// <param name="macroCfg">The stages and the shapes of the search layers.</param>
    /// <param name="microCfg">The candidates of every search layer.</param>
    private protected SpaceCfg(MacroCfg macroCfg, MicroCfg microCfg)
    {
        MacroCfg = macroCfg;
        MicroCfg = microCfg;
    }

    /// <summary>The stages and the shapes of the search layers.</summary>
    public MacroCfg MacroCfg { get; init; }

    /// <summary>The candidates of every search layer.</summary>
    public MicroCfg MicroCfg { get; init; }

    /// <summary>Channels of the input image.</summary>
    public int InputChannels { get; init; } = DefaultInputChannels;

    /// <summary>Height and width of the input image, in pixels.</summary>
    public int InputSize { get; init; } = DefaultInputSize;

    /// <summary>Number of classes.</summary>
    public int Classes { get; init; } = DefaultClasses;

    /// <summary>How a layer of the supernet holds its candidates.</summary>
    public SuperlayerKind Superlayer { get; init; } = SuperlayerKind.PerCandidate;

    /// <summary>The least expansion of a layer, for <see cref="SuperlayerKind.Unified"/>: so many of its sub-blocks aren't zero.</summary>
    public int MinExpansionRate { get; init; }

    /// <summary>The greatest expansion of a layer, for <see cref="SuperlayerKind.Unified"/>: so many sub-blocks it has.</summary>
    public int MaxExpansionRate { get; init; }

    /// <summary>The budgets that a searched architecture has to meet.</summary>
    public EquatableArray<ConstraintCfg> Constraints { get; init; }
}
