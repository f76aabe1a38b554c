namespace Osnas;

/// <summary>
/// Finds the choices with the greatest sum of scores whose sum of steps is in a range. It runs a (max, +) dynamic
/// program for each of two parts, and slides a window over the sums of both.
/// </summary>
internal sealed class MaxPlusSearch
{
    private readonly double[][] _scores;
    private readonly DynamicProgram<double, MaxPlusSemiring> _outer;
    private readonly DynamicProgram<double, MaxPlusSemiring> _inner;

    public MaxPlusSearch(GridPart outer, GridPart inner, double[][] scores)
    {
        _scores = scores;
        (_outer, _inner) = (new(outer, new(scores)), new(inner, new(scores)));
    }

    /// <summary>Finds the indexes of the best choices, by layer, or null if there are none in the range.</summary>
    public int[]? Find(long from, long to)
    {
        var (best, bestOuter, bestInner) = (double.NegativeInfinity, -1, -1);
        var (outerSums, outerScores) = (_outer.Whole.Sums, _outer.Whole.Values);
        var (innerSums, innerScores) = (_inner.Whole.Sums, _inner.Whole.Values);

        // The window has the inner sums in the range that are better than all cheaper ones; the best is at the head. As the
        // outer sum grows, cheaper inner sums enter at the tail, and the most expensive leave at the head.
        var window = new int[innerSums.Count];
        var (head, tail, next) = (0, 0, innerSums.Count - 1);
        for (var index = 0; index < outerSums.Count; index++)
        {
            var sum = outerSums[index];
            for (; next >= 0 && sum + innerSums[next] >= from; next--)
            {
                while (tail > head && innerScores[window[tail - 1]] <= innerScores[next])
                    tail--;
                window[tail++] = next;
            }

            while (head < tail && sum + innerSums[window[head]] > to)
                head++;
            if (head < tail && outerScores[index] + innerScores[window[head]] > best)
                (best, bestOuter, bestInner) = (outerScores[index] + innerScores[window[head]], index, window[head]);
        }

        if (bestOuter < 0)
            return null;
        var choices = new int[_scores.Length];
        Trace(_outer, bestOuter, choices);
        Trace(_inner, bestInner, choices);
        return choices;
    }

    private void Trace(DynamicProgram<double, MaxPlusSemiring> table, int index, int[] choices)
    {
        var score = table.Whole.Values[index];
        table.Trace(
            table.Whole.Sums[index],
            (layer, depth, sum) =>
            {
                // These are the same additions as before, so one of them gives exactly the same number.
                for (var position = 0; ; position++)
                {
                    var before = table.ValueOf(depth, sum - layer.Steps[position]);
                    if (before + _scores[layer.Index][position] != score)
                        continue;
                    score = before;
                    return position;
                }
            },
            choices);
    }
}
