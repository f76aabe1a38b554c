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
        var best = new Split(new(layers), new([]));
        while (best.Left.Layers.Count > 1)
        {
            var next = Moves(best.Left).Select(best.Move).OrderBy(split => split.MostSums).First();
            if (next.MostSums >= best.MostSums)
                break;
            best = next;
        }

        return (best.Left, best.Right);
    }

    private static IEnumerable<GridLayer[]> Moves(GridPart part)
    {
        foreach (var sharing in part.Layers.GroupBy(layer => layer.Divisor))
            yield return sharing.ToArray();
        foreach (var alike in part.Layers.GroupBy(layer => (layer.Divisor, layer.Range, layer.Different)))
            yield return [alike.First()];
    }

    private sealed record Split(GridPart Left, GridPart Right)
    {
        public double MostSums => Left.MostSums + Right.MostSums;

        public Split Move(GridLayer[] layers) => new(new(Left.Layers.Except(layers)), new(Right.Layers.Concat(layers)));
    }
}
