namespace Osnas.Data;

/// <summary>The number of images of a class in each part.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Train">The number of training images.</param>
/// <param name="Validation">The number of validation images.</param>
/// <param name="Test">The number of test images.</param>
public sealed record ClassCount(string Name, long Train, long Validation, long Test)
{
    /// <summary>The number of images in all parts.</summary>
    public long Total => Train + Validation + Test;
}
