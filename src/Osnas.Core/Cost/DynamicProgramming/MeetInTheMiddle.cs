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
            var next = best;
            foreach (var moved in Moves(best.Left))
            {
                if (best.Move(moved) is var split && split.MostSums < next.MostSums)
                    next = split;
            }

            if (next == best)
                break;
            best = next;
        }

        return (best.Left, best.Right);
    }

    private static List<GridLayer[]> Moves(GridPart part)
    {
        var moves = new List<GridLayer[]>();
        for (var (first, end) = (0, 0); first < part.Layers.Count; first = end)
        {
            end = part.EndOfSharing(first);
            moves.Add([.. part.Layers.Skip(first).Take(end - first)]);
        }

        for (var index = 0; index < part.Layers.Count; index++)
        {
            if (!HasAlikeBefore(part, index))
                moves.Add([part.Layers[index]]);
        }

        return moves;
    }

    /// <summary>Whether moving an earlier layer instead of this one leaves as many sums.</summary>
    private static bool HasAlikeBefore(GridPart part, int index)
    {
        var layer = part.Layers[index];
        for (var before = index - 1; before >= 0 && part.Layers[before].Divisor == layer.Divisor; before--)
        {
            if (part.Layers[before].Range == layer.Range && part.Layers[before].Different == layer.Different)
                return true;
        }

        return false;
    }

    private sealed class Split(GridPart left, GridPart right)
    {
        public GridPart Left { get; } = left;

        public GridPart Right { get; } = right;

        public double MostSums => Left.MostSums + Right.MostSums;

        public Split Move(GridLayer[] layers) => new(new(Left.Layers.Except(layers)), new(Right.Layers.Concat(layers)));
    }
}
