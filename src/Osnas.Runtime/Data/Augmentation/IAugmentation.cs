namespace Osnas.Data;

/// <summary>Changes training images at random, to reduce overfitting.</summary>
public interface IAugmentation
{
    /// <summary>Changes a batch.</summary>
    /// <param name="batch">Images <c>[N, C, H, W]</c>; not modified.</param>
    /// <param name="draw">The only random numbers that may be used.</param>
    /// <returns>The changed batch, of the same shape, in the current scope.</returns>
    Batch Apply(Batch batch, BatchDraw draw);
}
