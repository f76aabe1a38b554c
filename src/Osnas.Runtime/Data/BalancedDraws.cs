namespace Osnas.Data;

/// <summary>Draws images so that the numbers of draws of two classes differ by at most one.</summary>
internal static class BalancedDraws
{
    /// <summary>
    /// Draws in random order. Within a class, no image is drawn again before all others were drawn as often. Classes
    /// without images take no part.
    /// </summary>
    /// <param name="labels">The label of each image.</param>
    /// <param name="count">The number of draws.</param>
    /// <param name="random">The random numbers.</param>
    /// <returns>The index of the image of each draw; plus the number of images for its second draw, and so on.</returns>
    public static long[] Draw(IReadOnlyList<long> labels, int count, Random random)
    {
        long[][] classes =
        [
            .. Enumerable.Range(0, labels.Count).GroupBy(image => labels[image], image => (long)image).OrderBy(images => images.Key)
                .Select(images => images.ToArray()),
        ];
        random.Shuffle(classes); // the first ones get the draws that remain
        var (each, remaining) = Math.DivRem(count, classes.Length);
        long[] draws = [.. classes.SelectMany((images, index) => Draw(images, each + (index < remaining ? 1 : 0)))];
        random.Shuffle(draws);
        return draws;

        IEnumerable<long> Draw(long[] images, int count)
        {
            for (var drawn = 0; drawn < count; drawn += images.Length)
            {
                random.Shuffle(images);
                var repetition = (long)(drawn / images.Length) * labels.Count;
                foreach (var image in images.Take(count - drawn))
                    yield return image + repetition;
            }
        }
    }
}
