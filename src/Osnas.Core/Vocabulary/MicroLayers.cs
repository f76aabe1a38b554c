namespace Osnas;

/// <summary>The search layers in which a candidate may be chosen.</summary>
public enum MicroLayers
{
    /// <summary>Every search layer.</summary>
    All,

    /// <summary>Only layers of stride 1 whose in-channels equal their out-channels.</summary>
    ShapePreserving,

    /// <summary>Only layers that change the shape: another stride than 1, or other channels.</summary>
    ShapeChanging,
}
