namespace Osnas;

/// <summary>Finds the choices of the greatest sum of scores among those whose sum of steps is in a range.</summary>
internal sealed class BestSum
{
    private readonly double[][] _scores;
    private readonly SumTable<double, BestScore> _outer;
    private readonly SumTable<double, BestScore> _inner;

    public BestSum(GridPart outer, GridPart inner, double[][] scores)
    {
        _scores = scores;
        (_outer, _inner) = (new(outer, new(scores)), new(inner, new(scores)));
    }

    /// <summary>The indexes of the best choices, by layer, or null if there are none in the range.</summary>
    public int[]? Find(long from, long to)
    {
        var (best, bestOuter, bestInner) = (double.NegativeInfinity, -1, -1);

        // The inner sums in the range, as far as none that is cheaper is as good: the best is at the head. As the
        // outer sum grows, cheaper ones come in at the tail and the most expensive leave at the head.
        var window = new int[_inner.Sums.Length];
        var (head, tail, next) = (0, 0, _inner.Sums.Length - 1);
        for (var index = 0; index < _outer.Sums.Length; index++)
        {
            var sum = _outer.Sums[index];
            for (; next >= 0 && sum + _inner.Sums[next] >= from; next--)
            {
                while (tail > head && _inner.Values[window[tail - 1]] <= _inner.Values[next])
                    tail--;
                window[tail++] = next;
            }

            while (head < tail && sum + _inner.Sums[window[head]] > to)
                head++;
            if (head < tail && _outer.Values[index] + _inner.Values[window[head]] > best)
                (best, bestOuter, bestInner) = (_outer.Values[index] + _inner.Values[window[head]], index, window[head]);
        }

        if (bestOuter < 0)
            return null;
        var choices = new int[_scores.Length];
        Trace(_outer, bestOuter, choices);
        Trace(_inner, bestInner, choices);
        return choices;
    }

    private void Trace(SumTable<double, BestScore> table, int index, int[] choices)
    {
        var score = table.Values[index];
        table.Trace(
            index,
            (layer, before) =>
            {
                // The same additions as on the way there: one of them gives the same number.
                var position = 0;
                while (before[position] + _scores[layer.Index][position] != score)
                    position++;
                score = before[position];
                return position;
            },
            choices);
    }
}
