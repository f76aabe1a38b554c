namespace Osnas;

/// <summary>
/// The immutable declaration of a search space: the stages, layers and candidates, the sizes, and the form of the
/// superlayers. <see cref="SearchSpaceSpec"/> computes everything else from it.
/// </summary>
public abstract record SpaceCfg
{
    /// <summary>The default number of input channels.</summary>
    public const int DefaultInputChannels = 3;

    /// <summary>The default height and width of the input image.</summary>
    public const int DefaultInputSize = 224;

    /// <summary>The default number of classes.</summary>
    public const int DefaultClasses = 1000;

    /// <summary>The maximum number of search layers, and of blocks in the first and the last stage.</summary>
    public const int MaxLayers = 512;

    /// <summary>The maximum number of candidates.</summary>
    public const int MaxCandidates = 256;

    /// <summary>The maximum number of channels or classes, and the maximum height and width of the input image.</summary>
    public const int MaxExtent = BlockOptions.MaxChannels;

    /// <summary>The maximum expansion of a unified layer.</summary>
    public const int MaxExpansion = 64;

    /// <summary>The maximum number of choices of a unified layer.</summary>
    public const int MaxLayerChoices = 4096;

    /// <summary>The maximum cost of a block in each metric, so that sums of costs are exact.</summary>
    public const long MaxBlockCost = 1L << 50;

    /// <summary>Initializes a configuration.</summary>
    /// <param name="macroCfg">The stages and the shapes of the search layers.</param>
    /// <param name="microCfg">The candidates of every search layer.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    private protected SpaceCfg(MacroCfg macroCfg, MicroCfg microCfg)
    {
        MacroCfg = macroCfg ?? throw IsNull(nameof(MacroCfg));
        MicroCfg = microCfg ?? throw IsNull(nameof(MicroCfg));
    }

    /// <summary>The stages and the shapes of the search layers.</summary>
    public MacroCfg MacroCfg { get; init; }

    /// <summary>The candidates of every search layer.</summary>
    public MicroCfg MicroCfg { get; init; }

    /// <summary>The number of channels of the input image.</summary>
    public int InputChannels { get; init; } = DefaultInputChannels;

    /// <summary>The height and width of the input image, in pixels; a number for a square.</summary>
    public ImageSize InputSize { get; init; } = DefaultInputSize;

    /// <summary>The number of classes.</summary>
    public int Classes { get; init; } = DefaultClasses;

    /// <summary>How a layer of the supernet contains its candidates.</summary>
    public SuperlayerKind Superlayer { get; init; } = SuperlayerKind.PerCandidate;

    /// <summary>The minimum number of nonzero sub-blocks of a layer, for <see cref="SuperlayerKind.Unified"/>.</summary>
    public int MinExpansionRate { get; init; }

    /// <summary>The number of sub-blocks of a layer, its maximum expansion, for <see cref="SuperlayerKind.Unified"/>.</summary>
    public int MaxExpansionRate { get; init; }

    /// <summary>The budgets that every architecture found by a search must meet.</summary>
    public EquatableArray<ConstraintCfg> Constraints { get; init; }

    /// <summary>C# sets the properties of a class with several parts in the order of its files, the generated part last.</summary>
    private static ArgumentNullException IsNull(string name) => new(
        name,
        $"{name} is null. If a search space has a Spec or configuration of its own with '{{ get; }} = ...', C# sets it before the "
        + $"{name} that it uses; write '=>' in place of '{{ get; }} =', as in 'public static SearchSpaceSpec Spec => new(...);'.");
}
