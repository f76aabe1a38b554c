using System.Collections;
using System.Numerics;

namespace Osnas;

/// <summary>
/// All that can be chosen in a search layer, each network once. A layer of one block has a choice for each candidate
/// that is allowed in it. The sub-blocks of a unified layer are chosen together: their choices, in canonical order
/// (see <see cref="SearchSpaceSpec.Normalize"/>), fill several rows.
/// </summary>
public sealed class LayerChoices : IReadOnlyList<IReadOnlyList<int>>
{
    // The candidates in canonical order.
    private readonly int[] _candidates;
    private readonly int[][] _choices;

    private LayerChoices(int firstRow, int rows, int[] candidates, int[][] choices)
    {
        FirstRow = firstRow;
        Rows = rows;
        _candidates = candidates;
        _choices = choices;
    }

    /// <summary>The first of the layer's rows.</summary>
    public int FirstRow { get; }

    /// <summary>The number of the layer's rows.</summary>
    public int Rows { get; }

    /// <summary>The number of ways to choose.</summary>
    public int Count => _choices.Length;

    /// <summary>A way to choose: a candidate for each of the rows.</summary>
    /// <param name="index">From 0 to below <see cref="Count"/>.</param>
    public IReadOnlyList<int> this[int index] => _choices[index];

    /// <summary>The choices of all layers of a space.</summary>
    /// <param name="spec">The space, which breaks no rule.</param>
    /// <returns>The choices, by search layer.</returns>
    public static IReadOnlyList<LayerChoices> Of(SearchSpaceSpec spec)
    {
        // Candidates tell layers apart by whether they keep the shape.
        var kinds = spec.MacroCfg.Search.GroupBy(layer => layer.IsShapePreserving).ToDictionary(alike => alike.Key, alike => Choose(spec, alike.First()));
        var rows = spec.RowsPerLayer;
        return spec.MacroCfg.Search.Select((layer, index) =>
        {
            var (candidates, choices) = kinds[layer.IsShapePreserving];
            return new LayerChoices(index * rows, rows, candidates, choices);
        }).ToArray();
    }

    /// <summary>The choices of layers of one row each, in which every candidate is allowed.</summary>
    internal static IReadOnlyList<LayerChoices> Of(ModelCfgShape shape)
    {
        var candidates = Enumerable.Range(0, shape.Columns).ToArray();
        var choices = candidates.Select(candidate => new[] { candidate }).ToArray();
        return Enumerable.Range(0, shape.Rows).Select(row => new LayerChoices(row, 1, candidates, choices)).ToArray();
    }

    /// <summary>The number of ways to choose in a layer, also of a space that breaks a rule.</summary>
    internal static BigInteger CountOf(SearchSpaceSpec spec, LayerCfg layer)
    {
        var allowed = spec.AllowedIn(layer);
        if (!spec.IsUnified)
            return allowed.Count;
        var kernels = allowed.Count(candidate => !spec.LeavesOut(candidate));
        return kernels == 0 ? 0 : CountUpTo(spec.RowsPerLayer, kernels) - CountUpTo(LeastExpansion(spec, allowed) - 1, kernels);
    }

    /// <summary>Draws a way to choose, each with equal probability.</summary>
    /// <param name="random">The random numbers to draw from.</param>
    /// <returns>The choices, by row.</returns>
    public IReadOnlyList<int> Sample(Random random) => _choices[random.Next(_choices.Length)];

    /// <summary>The way to choose of the greatest sum of scores; the sub-blocks of a unified layer may have their candidates in any order.</summary>
    /// <param name="scores">The score of each candidate in each row of the space.</param>
    /// <returns>The choices, by row, in canonical order.</returns>
    public IReadOnlyList<int> FindBest(double[,] scores)
    {
        var sums = ScoresIn(scores);
        return _choices[Array.IndexOf(sums, sums.Max())];
    }

    /// <inheritdoc/>
    public IEnumerator<IReadOnlyList<int>> GetEnumerator() => _choices.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The cost of each way to choose: the sum of its cells.</summary>
    internal double[] CostsIn(InfoTable table)
    {
        var rows = Enumerable.Range(FirstRow, Rows).Select(table.GetRow).ToArray();
        return Array.ConvertAll(_choices, choice => choice.Select((candidate, row) => rows[row][candidate]).Sum());
    }

    /// <summary>The same without the ways to choose that have a cell which isn't allowed.</summary>
    internal LayerChoices AllowedIn(InfoTable table) =>
        new(FirstRow, Rows, _candidates, _choices.Where(choice => !choice.Where((candidate, row) => double.IsNaN(table[FirstRow + row, candidate])).Any()).ToArray());

    /// <summary>
    /// The score of each way to choose. Which sub-block has which of the candidates makes no difference to the
    /// network, so it is that of the order with the greatest sum.
    /// </summary>
    internal double[] ScoresIn(double[,] scores)
    {
        if (Rows == 1)
            return Array.ConvertAll(_choices, choice => scores[FirstRow, choice[0]]);

        // The greatest sum of the first rows for each multiset of candidates that they can have, in canonical order.
        var best = new Dictionary<EquatableArray<int>, double> { [default] = 0 };
        for (var row = FirstRow; row < FirstRow + Rows; row++)
        {
            var longer = new Dictionary<EquatableArray<int>, double>();
            foreach (var chosen in best)
            {
                for (var place = 0; place < _candidates.Length; place++)
                {
                    var key = new EquatableArray<int>(chosen.Key.Append(place).OrderBy(other => other));
                    var sum = chosen.Value + scores[row, _candidates[place]];
                    longer[key] = longer.TryGetValue(key, out var known) ? Math.Max(known, sum) : sum;
                }
            }

            best = longer;
        }

        return Array.ConvertAll(_choices, choice => best[new(choice.Select(candidate => Array.IndexOf(_candidates, candidate)))]);
    }

    private static (int[] Candidates, int[][] Choices) Choose(SearchSpaceSpec spec, LayerCfg layer)
    {
        var candidates = spec.AllowedIn(layer).OrderBy(spec.LeavesOut).ToArray();
        var least = LeastExpansion(spec, candidates);
        IEnumerable<int[]> places = [[]];
        for (var row = 0; row < spec.RowsPerLayer; row++)
        {
            var mayLeaveOut = row >= least;
            places = places.SelectMany(start => Enumerable.Range(0, candidates.Length)
                .Where(place => (start.Length == 0 || place >= start[start.Length - 1]) && (mayLeaveOut || !spec.LeavesOut(candidates[place])))
                .Select(place => (int[])[.. start, place]));
        }

        return (candidates, places.Select(chosen => Array.ConvertAll(chosen, place => candidates[place])).ToArray());
    }

    /// <summary>Without a candidate that leaves sub-blocks out, all of them are there.</summary>
    private static int LeastExpansion(SearchSpaceSpec spec, IEnumerable<int> allowed) =>
        allowed.Any(spec.LeavesOut) ? Math.Max(1, spec.MinExpansionRate) : spec.RowsPerLayer;

    /// <summary>The ways to choose up to a number of kernels, with repetition and without order: a binomial coefficient.</summary>
    private static BigInteger CountUpTo(int expansion, int kernels)
    {
        var count = BigInteger.One;
        for (var kernel = 1; kernel <= kernels; kernel++)
            count = count * (expansion + kernel) / kernel;
        return count;
    }
}
