namespace Osnas.Data;

/// <summary>Divides images so that each part has its share of every class.</summary>
internal static class StratifiedDivision
{
    /// <summary>Divides images.</summary>
    /// <param name="labels">The label of each image.</param>
    /// <param name="shares">The share of each part; together 1. The first gets what can't be divided.</param>
    /// <param name="seed">The seed that assigns images to parts.</param>
    /// <returns>The indexes of the images of each part, shuffled.</returns>
    public static long[][] Divide(IReadOnlyList<long> labels, IReadOnlyList<double> shares, int seed)
    {
        var order = Shuffle(labels.Count, seed);
        var partOf = new int[labels.Count];

        // What rounding takes from a part in one class is given back in the next, so that the parts have their shares of all images, too.
        var owed = new double[shares.Count];
        foreach (var images in order.GroupBy(image => labels[(int)image]).OrderBy(images => images.Key).Select(images => images.ToArray()))
        {
            double[] ideal = [.. shares.Select((share, part) => (share * images.Length) + owed[part])];
            var counts = Apportion(ideal, images.Length);
            var next = 0;
            for (var part = 0; part < counts.Length; part++)
            {
                owed[part] = ideal[part] - counts[part];
                foreach (var image in images.AsSpan(next, counts[part]))
                    partOf[image] = part;
                next += counts[part];
            }
        }

        return [.. Enumerable.Range(0, shares.Count).Select(part => order.Where(image => partOf[image] == part).ToArray())];
    }

    /// <summary>Takes some images, of each class its share.</summary>
    /// <param name="labels">The label of each image.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">The random seed.</param>
    /// <returns>Their indexes, in order.</returns>
    public static long[] Take(IReadOnlyList<long> labels, int count, int seed)
    {
        if (count >= labels.Count)
            return [.. Enumerable.Range(0, labels.Count)];
        long[][] classes =
            [
                .. Shuffle(labels.Count, seed)
                .GroupBy(image => labels[(int)image])
                .OrderBy(images => images.Key)
                .Select(images => images.ToArray())
            ];
        var counts = Apportion([.. classes.Select(images => (double)count * images.Length / labels.Count)], count);
        return [.. classes.SelectMany((images, index) => images.Take(counts[index])).Order()];
    }

    /// <summary>All images, shuffled.</summary>
    public static long[] Shuffle(int count, int seed)
    {
        long[] order = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(order);
        return order;
    }

    /// <summary>Whole numbers with a given sum that are nearest to the ideal ones; none is 0 if there is enough for all.</summary>
    private static int[] Apportion(double[] ideal, int total)
    {
        const double Rounding = 1e-9;
        var least = total >= ideal.Length ? 1 : 0;
        int[] counts = [.. ideal.Select(value => Math.Max(least, (int)Math.Floor(value + Rounding)))];
        for (var rest = total - counts.Sum(); rest != 0; rest -= Math.Sign(rest))
            counts[rest > 0
                ? Best(index => ideal[index] - counts[index])
                : Best(index => counts[index] > least ? counts[index] - ideal[index] : double.NegativeInfinity)] += Math.Sign(rest);
        return counts;

        int Best(Func<int, double> worth) => Enumerable.Range(0, counts.Length).MaxBy(index => Math.Round(worth(index), 6));
    }
}
