namespace Osnas.Data;

/// <summary>How many images of a class are in each part.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Train">Training images.</param>
/// <param name="Validation">Validation images.</param>
/// <param name="Test">Test images.</param>
public sealed record ClassCount(string Name, long Train, long Validation, long Test)
{
    /// <summary>Images of the class in all parts.</summary>
    public long Total => Train + Validation + Test;
}
