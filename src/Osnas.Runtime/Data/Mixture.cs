using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>The other images that are mixed into the images of a batch (arXiv:1710.09412).</summary>
/// <param name="Labels">The labels of the other images, <c>[N]</c>.</param>
/// <param name="Share">The share of the other image in each image, from 0 to 0.5.</param>
public sealed record Mixture(Tensor Labels, double Share);
