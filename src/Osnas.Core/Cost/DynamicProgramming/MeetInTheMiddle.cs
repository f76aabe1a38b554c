namespace Osnas;

/// <summary>
/// Splits layers into two parts with few sums each. Each part is summed separately and both meet in the middle, so the
/// work grows with the sum of their sizes, not with the product.
/// </summary>
internal static class MeetInTheMiddle
{
    /// <summary>
    /// Moves layers from one part to the other while that reduces the number of sums: either all layers with one divisor,
    /// so that the rest can share a greater divisor, or a single layer.
    /// </summary>
    public static (GridPart Left, GridPart Right) Of(IReadOnlyList<GridLayer> layers)
    {
        var (left, right) = (new GridPart(layers), new GridPart([]));
        while (left.Layers.Count > 1)
        {
            var next = Moves(left)
                .Select(moved => (Left: new GridPart(left.Layers.Except(moved)), Right: new GridPart(right.Layers.Concat(moved))))
                .OrderBy(parts => parts.Left.MostSums + parts.Right.MostSums)
                .First();
            if (next.Left.MostSums + next.Right.MostSums >= left.MostSums + right.MostSums)
                break;
            (left, right) = next;
        }

        return (left, right);
    }

    private static IEnumerable<GridLayer[]> Moves(GridPart part)
    {
        foreach (var sharing in part.Layers.GroupBy(layer => layer.Divisor))
            yield return sharing.ToArray();
        foreach (var alike in part.Layers.GroupBy(layer => (layer.Divisor, layer.Range, layer.Different)))
            yield return [alike.First()];
    }
}
