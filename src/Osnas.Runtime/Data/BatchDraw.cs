using Osnas.Training;

namespace Osnas.Data;

/// <summary>
/// The random numbers of a training batch. Those of an image depend only on the seed, the purpose and the image, not on the
/// other images of the batch. If an image is drawn again in an epoch, it gets other numbers.
/// </summary>
/// <param name="Seed">The seed of the epoch.</param>
/// <param name="Batch">The index of the batch in its epoch.</param>
/// <param name="Images">The index of each image in its data set. For the second draw of an image in an epoch, the number of
/// images of the data set is added to the index, and so on.</param>
public sealed record BatchDraw(int Seed, int Batch, IReadOnlyList<long> Images)
{
    /// <summary>Creates a random number generator for each image.</summary>
    /// <param name="purpose">The purpose of the numbers.</param>
    /// <returns>The generators, in the order of the images.</returns>
    public IEnumerable<Random> ForImages(string purpose) => Images.Select(image => RandomSource.Create(Seed, purpose, image));

    /// <summary>Creates a random number generator for the whole batch.</summary>
    /// <param name="purpose">The purpose of the numbers.</param>
    /// <returns>The generator of random numbers.</returns>
    public Random ForBatch(string purpose) => RandomSource.Create(Seed, purpose, Batch);
}
