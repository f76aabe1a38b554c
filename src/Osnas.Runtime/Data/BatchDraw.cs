using Osnas.Training;

namespace Osnas.Data;

/// <summary>
/// The random numbers of a training batch. Those of an image depend only on the seed, the purpose and the image, not on
/// the batch that it is in. An image that is drawn again in an epoch gets other numbers.
/// </summary>
/// <param name="Seed">The seed of the epoch.</param>
/// <param name="Batch">The index of the batch in its epoch.</param>
/// <param name="Images">The index of each image of the batch in its data set; for its second draw in an epoch, plus the number
/// of images of the data set, and so on.</param>
public sealed record BatchDraw(int Seed, int Batch, IReadOnlyList<long> Images)
{
    /// <summary>Random numbers for each image.</summary>
    /// <param name="purpose">The purpose of the numbers.</param>
    /// <returns>A generator of random numbers for each image.</returns>
    public IEnumerable<Random> ForImages(string purpose) => Images.Select(image => RandomSource.Create(Seed, purpose, image));

    /// <summary>Random numbers for the whole batch.</summary>
    /// <param name="purpose">The purpose of the numbers.</param>
    /// <returns>The generator of random numbers.</returns>
    public Random ForBatch(string purpose) => RandomSource.Create(Seed, purpose, Batch);
}
