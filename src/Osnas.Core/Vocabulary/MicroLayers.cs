namespace Osnas;

/// <summary>The search layers in which a candidate may be chosen.</summary>
public enum MicroLayers
{
    /// <summary>Every search layer.</summary>
    All,

    /// <summary>Only layers with stride 1 and as many input channels as output channels.</summary>
    ShapePreserving,

    /// <summary>Only layers with another stride than 1, or with other output channels than input channels.</summary>
    ShapeChanging,
}
