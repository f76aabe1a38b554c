namespace Osnas;

/// <summary>
/// Declares a one-shot search space on a partial class. Osnas adds to the class the nested classes
/// <c>Superlayer</c>, <c>Supernet</c>, <c>Model</c> and <c>LookUpTable</c>, and the static members <c>Spec</c>,
/// <c>MacroCfg</c>, <c>MicroCfg</c> and <c>ModelCfgShape</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class SearchSpaceAttribute : Attribute
{
    /// <summary>The number of channels of the input image.</summary>
    public int InputChannels { get; set; } = SpaceCfg.DefaultInputChannels;

    /// <summary>The height and width of a square input image, in pixels.</summary>
    public int InputSize { get; set; } = SpaceCfg.DefaultInputSize;

    /// <summary>
    /// The height of the input image, in pixels, where it differs from its width; in the place of <see cref="InputSize"/>.
    /// </summary>
    public int InputHeight { get; set; }

    /// <summary>
    /// The width of the input image, in pixels, where it differs from its height; in the place of <see cref="InputSize"/>.
    /// </summary>
    public int InputWidth { get; set; }

    /// <summary>The number of classes, which is the default number of output channels of the last stage.</summary>
    public int Classes { get; set; } = SpaceCfg.DefaultClasses;

    /// <summary>How a layer of the supernet contains its candidates.</summary>
    public SuperlayerKind Superlayer { get; set; } = SuperlayerKind.PerCandidate;

    /// <summary>The minimum expansion of a layer, for <see cref="SuperlayerKind.Unified"/>.</summary>
    public int MinExpansionRate { get; set; }

    /// <summary>The maximum expansion of a layer, for <see cref="SuperlayerKind.Unified"/>.</summary>
    public int MaxExpansionRate { get; set; }
}
