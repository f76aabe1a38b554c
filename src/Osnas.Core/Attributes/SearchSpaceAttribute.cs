namespace Osnas;

/// <summary>
/// Declares a search space on a partial class. Osnas adds the nested classes <c>Superlayer</c>, <c>Supernet</c>, <c>Model</c>
/// and <c>LookUpTable</c> to the class, and the static properties <c>Spec</c>, <c>MacroCfg</c>, <c>MicroCfg</c> and
/// <c>ModelCfgShape</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class SearchSpaceAttribute : Attribute
{
    /// <summary>The number of channels of the input image; 3 by default.</summary>
    public int InputChannels { get; set; } = SpaceCfg.DefaultInputChannels;

    /// <summary>The height and width of a square input image, in pixels; 224 by default.</summary>
    public int InputSize { get; set; } = SpaceCfg.DefaultInputSize;

    /// <summary>
    /// The height of an input image that isn't square, in pixels. Set <see cref="InputWidth"/> too, and leave
    /// <see cref="InputSize"/> out.
    /// </summary>
    public int InputHeight { get; set; }

    /// <summary>
    /// The width of an input image that isn't square, in pixels. Set <see cref="InputHeight"/> too, and leave
    /// <see cref="InputSize"/> out.
    /// </summary>
    public int InputWidth { get; set; }

    /// <summary>The number of classes; 1000 by default. Blocks of the last stage without a number of output channels use it.</summary>
    public int Classes { get; set; } = SpaceCfg.DefaultClasses;

    /// <summary>How a layer of the supernet contains its candidates.</summary>
    public SuperlayerKind Superlayer { get; set; } = SuperlayerKind.PerCandidate;

    /// <summary>The minimum number of sub-blocks that a layer keeps, for <see cref="SuperlayerKind.Unified"/>.</summary>
    public int MinExpansionRate { get; set; }

    /// <summary>The number of sub-blocks of a layer, for <see cref="SuperlayerKind.Unified"/>: its maximum expansion.</summary>
    public int MaxExpansionRate { get; set; }
}
