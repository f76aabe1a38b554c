using System.Collections;
using System.Numerics;

namespace Osnas;

/// <summary>
/// All that can be chosen in a search layer, each network once. A layer of one block has a choice for each candidate
/// that is allowed in it. A layer of several rows, as a unified one, chooses for all of them together, in canonical order
/// (see <see cref="SearchSpaceSpec.Normalize"/>).
/// </summary>
public sealed class LayerChoices : IReadOnlyList<IReadOnlyList<int>>
{
    // The candidates in canonical order.
    private readonly int[] _candidates;
    private readonly int[][] _choices;

    private readonly bool _rowsAreInterchangeable;

    private LayerChoices(int firstRow, int rows, int[] candidates, int[][] choices, bool rowsAreInterchangeable)
    {
        FirstRow = firstRow;
        Rows = rows;
        _candidates = candidates;
        _choices = choices;
        _rowsAreInterchangeable = rowsAreInterchangeable;
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
        var known = new Dictionary<bool, LayerChoices>();
        return spec.MacroCfg.Search.Select((layer, index) =>
        {
            if (!known.TryGetValue(layer.IsShapePreserving, out var alike))
                known.Add(layer.IsShapePreserving, alike = Of(spec, index));
            return alike.With(index * spec.RowsPerLayer, alike._choices);
        }).ToArray();
    }

    /// <summary>The choices of one layer of a space.</summary>
    internal static LayerChoices Of(SearchSpaceSpec spec, int layer)
    {
        var (form, rows, cfg) = (spec.Form, spec.RowsPerLayer, spec.MacroCfg.Search[layer]);
        int[] candidates = [.. form.Order(spec, form.AllowedIn(spec, cfg))];
        return new(layer * rows, rows, candidates, [.. form.EnumerateChoices(spec, cfg)], form.RowsAreInterchangeable);
    }

    /// <summary>The choices of layers of one row each, in which every candidate is allowed.</summary>
    internal static IReadOnlyList<LayerChoices> Of(ModelCfgShape shape)
    {
        var candidates = Enumerable.Range(0, shape.Columns).ToArray();
        var choices = candidates.Select(candidate => new[] { candidate }).ToArray();
        var first = new LayerChoices(0, 1, candidates, choices, rowsAreInterchangeable: false);
        return Enumerable.Range(0, shape.Rows).Select(row => first.With(row, choices)).ToArray();
    }

    /// <summary>Draws a way to choose, each with equal probability.</summary>
    /// <param name="random">The random numbers to draw from.</param>
    /// <returns>The choices, by row.</returns>
    public IReadOnlyList<int> Sample(Random random) => _choices[random.Next(_choices.Length)];

    /// <summary>The way to choose of the greatest sum of scores; interchangeable rows may have their candidates in any order.</summary>
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

    /// <summary>The cost of each way to choose: its cells, combined as the table says.</summary>
    internal double[] CostsIn(InfoTable table)
    {
        var rows = Enumerable.Range(FirstRow, Rows).Select(table.GetRow).ToArray();
        return Array.ConvertAll(_choices, choice => table.Combination.Combine(choice.Select((candidate, row) => rows[row][candidate])));
    }

    /// <summary>The same without the ways to choose that have a cell which isn't allowed.</summary>
    internal LayerChoices AllowedIn(InfoTable table) =>
        With(FirstRow, Array.FindAll(_choices, choice =>
            !choice.Where((candidate, row) => double.IsNaN(table[FirstRow + row, candidate])).Any()));

    /// <summary>
    /// The score of each way to choose: the sum over the rows. Where rows are interchangeable, which of them has which of
    /// the candidates makes no difference to the network, so it is that of the order with the greatest sum.
    /// </summary>
    internal double[] ScoresIn(double[,] scores)
    {
        if (!_rowsAreInterchangeable)
            return Array.ConvertAll(_choices, choice => choice.Select((candidate, row) => scores[FirstRow + row, candidate]).Sum());

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
    private LayerChoices With(int firstRow, int[][] choices) => new(firstRow, Rows, _candidates, choices, _rowsAreInterchangeable);
}
