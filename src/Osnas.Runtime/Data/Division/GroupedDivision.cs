namespace Osnas.Data;

/// <summary>Divides images so that groups stay whole, and each part has about its share of every class.</summary>
internal static class GroupedDivision
{
    /// <summary>
    /// Divides images: the largest group first, each to the part that is then nearest to its share, measured over the classes
    /// of the group by their squared distance. No part is empty if there are enough groups.
    /// </summary>
    /// <param name="labels">The label of each image.</param>
    /// <param name="groups">The group of each image; one without is a group by itself.</param>
    /// <param name="shares">The share of each part; together 1.</param>
    /// <param name="seed">The seed that orders groups of the same size.</param>
    /// <returns>The indexes of the images of each part, shuffled.</returns>
    public static long[][] Divide(
        IReadOnlyList<long> labels, IReadOnlyList<string?> groups, IReadOnlyList<double> shares, int seed)
    {
        var order = StratifiedDivision.Shuffle(labels.Count, seed);
        var all = Enumerate(order, groups).OrderByDescending(group => group.Length).ToArray();
        var totals = labels.GroupBy(label => label).ToDictionary(same => same.Key, same => same.Count());
        var counts = shares.Select(_ => totals.Keys.ToDictionary(label => label, _ => 0)).ToArray();
        var parts = shares.Select(_ => new List<long[]>()).ToArray();
        foreach (var group in all)
        {
            var added = group.GroupBy(image => labels[(int)image]).ToDictionary(same => same.Key, same => same.Count());
            var part = Enumerable.Range(0, parts.Length).MinBy(
                index => added.Sum(
                    pair => pair.Value * (pair.Value + (2.0 * counts[index][pair.Key])) / (shares[index] * totals[pair.Key])));
            parts[part].Add(group);
            foreach (var (label, count) in added)
                counts[part][label] += count;
        }

        FillEmpty(parts);
        var partOf = new int[labels.Count];
        for (var part = 0; part < parts.Length; part++)
        {
            foreach (var image in parts[part].SelectMany(group => group))
                partOf[image] = part;
        }

        return [.. Enumerable.Range(0, parts.Length).Select(part => order.Where(image => partOf[image] == part).ToArray())];
    }

    /// <summary>The number of groups, images without one among them.</summary>
    public static int Count(IReadOnlyList<string?> groups) =>
        groups.OfType<string>().Distinct(StringComparer.Ordinal).Count() + groups.Count(group => group is null);

    private static IEnumerable<long[]> Enumerate(long[] order, IReadOnlyList<string?> groups) =>
        order.GroupBy(image => groups[(int)image] is { } name ? (name, -1) : (string.Empty, image)).Select(group => group.ToArray());

    /// <summary>Gives each empty part the smallest group of the part with the most groups. Groups are in order of their sizes.</summary>
    private static void FillEmpty(List<long[]>[] parts)
    {
        foreach (var empty in parts.Where(part => part.Count == 0))
        {
            var giver = parts.MaxBy(part => part.Count)!;
            if (giver.Count < 2)
                return;
            empty.Add(giver[^1]);
            giver.RemoveAt(giver.Count - 1);
        }
    }
}
