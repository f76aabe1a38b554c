using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Criteria;

/// <summary>Computes the weights of classes in the loss.</summary>
public static class ClassWeights
{
    /// <summary>
    /// Computes weights with which all classes count the same: <c>n / (k n_c)</c> for a class with <c>n_c</c> of <c>n</c>
    /// images, where <c>k</c> classes have images (scikit-learn's <c>class_weight="balanced"</c>). A class without images has
    /// weight 0.
    /// </summary>
    /// <param name="images">The number of images of each class, by label.</param>
    /// <returns>The weights, by label.</returns>
    public static IReadOnlyList<double> Balance(IReadOnlyList<long> images)
    {
        var (all, classes) = (images.Sum(), images.Count(count => count > 0));
        return [.. images.Select(count => count == 0 ? 0 : (double)all / (classes * count))];
    }

    /// <summary>The weights as a tensor that fits logits, <c>[Classes]</c>; null if all classes weigh the same.</summary>
    internal static Tensor? Of(IReadOnlyList<double>? weights, Tensor logits)
    {
        if (weights is null)
            return null;
        if (weights.Count != logits.shape[1])
            throw new ArgumentException($"There are {weights.Count} class weights; the network has {logits.shape[1]} classes.");
        return TensorMoves.To(TensorFactory.Of([.. weights], [weights.Count], logits.device).to(logits.dtype), logits.device);
    }
}
