using Osnas.Data;
using static TorchSharp.torch;

namespace Osnas.Criteria;

/// <summary>The loss that a training minimizes.</summary>
public interface ICriterion
{
    /// <summary>The loss of a batch.</summary>
    /// <param name="logits"><c>[N, Classes]</c>.</param>
    /// <param name="batch">The images and their labels.</param>
    /// <returns>The mean over the images, a scalar that backward can start from.</returns>
    Tensor Measure(Tensor logits, Batch batch);

    /// <summary>
    /// What some images of a batch add to its loss, so that all parts of a batch together have its loss and gradient
    /// (<see cref="Osnas.Training.TrainingOptions.Accumulate"/>). Override it if images have different weights in the mean.
    /// </summary>
    /// <param name="logits"><c>[N, Classes]</c>, of the part.</param>
    /// <param name="part">The images of the part.</param>
    /// <param name="batch">All images.</param>
    /// <returns>A scalar that backward can start from: by default, <see cref="Measure"/> of the part times its share of the
    /// images.</returns>
    Tensor MeasurePart(Tensor logits, Batch part, Batch batch)
    {
        using var mean = Measure(logits, part);
        return mean * part.ShareOf(batch);
    }
}
