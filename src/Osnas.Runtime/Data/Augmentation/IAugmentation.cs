namespace Osnas.Data;

/// <summary>A random change of training images, which reduces overfitting.</summary>
public interface IAugmentation
{
    /// <summary>Changes the images of a batch.</summary>
    /// <param name="batch">The images, <c>[N, C, H, W]</c>, and their labels. They are not modified.</param>
    /// <param name="draw">The only source of random numbers.</param>
    /// <returns>The changed batch, with the same shape. Its tensors are in the current dispose scope.</returns>
    Batch Apply(Batch batch, BatchDraw draw);
}
