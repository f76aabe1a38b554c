using System.Collections;
using System.Numerics;

namespace Osnas;

/// <summary>
/// The choices of a search layer, each network once. A layer with one row has a choice for each allowed candidate. A
/// layer with several rows, such as a unified layer, has a choice for each combination of candidates in canonical order
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

    /// <summary>The number of choices.</summary>
    public int Count => _choices.Length;

    /// <summary>Gets a choice: a candidate for each of the rows.</summary>
    /// <param name="index">The index of the choice, from 0 to below <see cref="Count"/>.</param>
    public IReadOnlyList<int> this[int index] => _choices[index];

    /// <summary>Gets the choices of all layers of a space.</summary>
    /// <param name="spec">The space, which must be valid.</param>
    /// <returns>The choices, by search layer.</returns>
    public static IReadOnlyList<LayerChoices> Of(SearchSpaceSpec spec)
    {
        // Which candidates are allowed depends only on whether a layer keeps the shape.
        LayerChoices? preserving = null, changing = null;
        return spec.MacroCfg.Search.Select((layer, index) =>
        {
            var alike = layer.IsShapePreserving ? preserving ??= Of(spec, index) : changing ??= Of(spec, index);
            return alike.With(index * spec.RowsPerLayer, alike._choices);
        }).ToArray();
    }

    /// <summary>Gets the choices of one layer of a space.</summary>
    internal static LayerChoices Of(SearchSpaceSpec spec, int layer)
    {
        var (form, rows, cfg) = (spec.Form, spec.RowsPerLayer, spec.MacroCfg.Search[layer]);
        int[] candidates = [.. form.Order(spec, form.AllowedIn(spec, cfg))];
        return new(layer * rows, rows, candidates, [.. form.EnumerateChoices(spec, cfg)], form.RowsAreInterchangeable);
    }

    /// <summary>Gets the choices of layers with one row each that allow every candidate.</summary>
    internal static IReadOnlyList<LayerChoices> Of(ModelCfgShape shape)
    {
        var candidates = Enumerable.Range(0, shape.Columns).ToArray();
        var choices = candidates.Select(candidate => new[] { candidate }).ToArray();
        var first = new LayerChoices(0, 1, candidates, choices, rowsAreInterchangeable: false);
        return Enumerable.Range(0, shape.Rows).Select(row => first.With(row, choices)).ToArray();
    }

    /// <summary>The architecture of one choice per layer.</summary>
    /// <param name="layers">The choices of all layers of a space.</param>
    /// <param name="choices">The index of the choice of each layer.</param>
    internal static Architecture Combine(IReadOnlyList<LayerChoices> layers, int[] choices)
    {
        var rows = 0;
        foreach (var layer in layers)
            rows += layer.Rows;
        var candidates = new int[rows];
        for (var layer = 0; layer < choices.Length; layer++)
            layers[layer]._choices[choices[layer]].CopyTo(candidates, layers[layer].FirstRow);
        return new(candidates);
    }

    /// <summary>Draws a choice from the uniform distribution.</summary>
    /// <param name="random">The random number generator.</param>
    /// <returns>The candidates, by row.</returns>
    public IReadOnlyList<int> Sample(Random random) => _choices[random.Next(_choices.Length)];

    /// <summary>Finds the choice with the greatest sum of scores. Interchangeable rows can have their candidates in any order.</summary>
    /// <param name="scores">The score of each candidate in each row of the space.</param>
    /// <returns>The candidates, by row, in canonical order.</returns>
    public IReadOnlyList<int> FindBest(double[,] scores)
    {
        var sums = ScoresIn(scores);
        return _choices[Array.IndexOf(sums, sums.Max())];
    }

    /// <summary>The choice that an architecture makes in the layer: a candidate for each of the rows.</summary>
    internal IEnumerable<int> MadeBy(Architecture architecture) => architecture.Skip(FirstRow).Take(Rows);

    /// <summary>The architectures that differ from one in the choice of the layer alone, in the order of the choices.</summary>
    internal IEnumerable<Architecture> Neighbors(Architecture center) =>
        _choices.Where(choice => !choice.SequenceEqual(MadeBy(center))).Select(choice => Replace(center, choice));

    /// <summary>An architecture with another choice in the layer.</summary>
    internal Architecture Replace(Architecture architecture, IEnumerable<int> choice) =>
        new(architecture.Take(FirstRow).Concat(choice).Concat(architecture.Skip(FirstRow + Rows)));

    /// <inheritdoc/>
    public IEnumerator<IReadOnlyList<int>> GetEnumerator() => _choices.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Computes the cost of each choice: its cells, combined as the table specifies.</summary>
    internal double[] CostsIn(InfoTable table)
    {
        var costs = new double[_choices.Length];
        for (var choice = 0; choice < costs.Length; choice++)
            costs[choice] = CostOf(_choices[choice], table);
        return costs;
    }

    /// <summary>Gets the choices without those that have a NaN cell.</summary>
    internal LayerChoices AllowedIn(InfoTable table) => Array.TrueForAll(_choices, choice => IsAllowed(choice, table))
        ? this
        : With(FirstRow, Array.FindAll(_choices, choice => IsAllowed(choice, table)));

    /// <summary>
    /// Computes the score of each choice: the sum over the rows. If rows are interchangeable, the order of their candidates
    /// doesn't change the network, so the score is that of the order with the greatest sum.
    /// </summary>
    internal double[] ScoresIn(double[,] scores)
    {
        if (!_rowsAreInterchangeable)
            return Array.ConvertAll(_choices, choice => choice.Select((candidate, row) => scores[FirstRow + row, candidate]).Sum());

        // The greatest sum of the first rows for each multiset of their candidates, in canonical order.
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

    private double CostOf(int[] choice, InfoTable table)
    {
        var cost = table.Combination.Identity();
        for (var row = 0; row < choice.Length; row++)
            cost = table.Combination.Combine(cost, table[FirstRow + row, choice[row]]);
        return cost;
    }

    private bool IsAllowed(int[] choice, InfoTable table)
    {
        for (var row = 0; row < choice.Length; row++)
        {
            if (double.IsNaN(table[FirstRow + row, choice[row]]))
                return false;
        }

        return true;
    }

    private LayerChoices With(int firstRow, int[][] choices) => new(firstRow, Rows, _candidates, choices, _rowsAreInterchangeable);
}
