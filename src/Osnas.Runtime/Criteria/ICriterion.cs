using Osnas.Data;
using static TorchSharp.torch;

namespace Osnas.Criteria;

/// <summary>A criterion: the loss that a training minimizes.</summary>
public interface ICriterion
{
    /// <summary>Computes the loss of a batch.</summary>
    /// <param name="logits">The outputs of the network, <c>[N, Classes]</c>.</param>
    /// <param name="batch">The images and their labels.</param>
    /// <returns>The mean over the images, a scalar with gradients.</returns>
    Tensor Measure(Tensor logits, Batch batch);

    /// <summary>
    /// Computes what some images of a batch add to its loss, so that the sum over all parts has the loss and the gradient of
    /// the batch (<see cref="Osnas.Training.TrainingOptions.Accumulate"/>). Override it if images have different weights in the
    /// mean.
    /// </summary>
    /// <param name="logits">The outputs of the network for the part, <c>[N, Classes]</c>.</param>
    /// <param name="part">The images of the part.</param>
    /// <param name="batch">All images of the batch.</param>
    /// <returns>A scalar with gradients. By default, it is <see cref="Measure"/> of the part, multiplied by its share of the
    /// images.</returns>
    Tensor MeasurePart(Tensor logits, Batch part, Batch batch)
    {
        using var mean = Measure(logits, part);
        return mean * part.ShareOf(batch);
    }
}
