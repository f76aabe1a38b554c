using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>The other images that the images of a batch are mixed with (arXiv:1710.09412).</summary>
/// <param name="Labels">The labels of the others, <c>[N]</c>.</param>
/// <param name="Share">How much of each image is of the other, from 0 to 0.5.</param>
public sealed record Mixture(Tensor Labels, double Share);
