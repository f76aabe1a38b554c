namespace Osnas;

/// <summary>
/// Finds the best choice layer by layer (label setting). A label is a choice in the layers so far. It is dropped if its
/// bound shows that it can't become better than the best known choice, or can't end in the budgets. The last layers are
/// enumerated, and each label is joined to the choices in them with which it ends in the budgets. Only a number of the
/// best labels are kept. If others had to be dropped, the search repeats with more labels, and with the choice it found.
/// </summary>
internal sealed class LabelSetting
{
    private const int FewestLabels = 1 << 8;
    private const int MostLabels = 1 << 17;
    private const int Growth = 8;
    private const int CompletionsOfLabel = 16;

    private readonly MultipleChoiceKnapsack _problem;
    private readonly Multipliers _multipliers;
    private readonly CompletionBounds _bounds;
    private readonly int[] _order;

    private int[]? _best;
    private double _bestScore;

    private LabelSetting(MultipleChoiceKnapsack problem, LagrangianDual search)
    {
        (_problem, _multipliers, _best) = (problem, search.Best, search.Incumbent);
        _bestScore = _best is null ? double.NegativeInfinity : problem.Score(_best);

        // Layers whose second-best option is far below the best leave few labels, so they come first.
        _order = Enumerable.Range(0, problem.Layers.Count).OrderByDescending(index => SecondRegret(problem.Layers[index])).ToArray();
        _bounds = new(problem, _multipliers.Neighbors(), _order);
    }

    private double Floor => _bestScore + _problem.ScoreSlack;

    /// <summary>Finds the best choice, or null if none is in the budgets.</summary>
    /// <exception cref="InvalidOperationException">The choice can't be found in bounded memory.</exception>
    public static int[]? Find(MultipleChoiceKnapsack problem)
    {
        var multipliers = new LagrangianDual(problem);
        if (multipliers.ProvesInfeasible)
            return null;
        var search = new LabelSetting(problem, multipliers);
        for (var labels = FewestLabels; !search.Run(labels); labels *= Growth)
        {
            if (labels >= MostLabels)
                throw new InvalidOperationException(
                    "The best architecture can't be found in bounded memory, because the budgets are too narrow "
                    + "or the scores too similar. Widen a budget or remove one.");
        }

        return search._best;
    }

    /// <summary>Searches with a number of labels.</summary>
    /// <returns>Whether no label had to be dropped.</returns>
    private bool Run(int most)
    {
        var isComplete = true;
        var split = FirstOfTail(CompletionsOfLabel * most);
        var (heads, tails) = (new Labels[split + 1], new Labels[_order.Length - split + 1]);
        heads[0] = tails[0] = Labels.Root(_bounds.Bound, _problem.Ranges.Count);
        for (var depth = 0; depth < split; depth++)
        {
            var all = ExtendHead(heads[depth], depth);
            isComplete &= all.Count <= most;
            heads[depth + 1] = all.Best(most);
        }

        for (var depth = split; depth < _order.Length; depth++)
            tails[depth - split + 1] = ExtendTail(tails[depth - split], depth);
        Join(heads, tails);
        return isComplete;
    }

    /// <summary>Finds the depth from which on the layers have at most a number of choices.</summary>
    private int FirstOfTail(double most)
    {
        var depth = _order.Length;
        while (depth > 0 && LayerAt(depth - 1).Count <= most)
            most /= LayerAt(--depth).Count;
        return depth;
    }

    private Labels ExtendHead(Labels before, int depth)
    {
        var (labels, layer) = (new Labels(), LayerAt(depth));
        var costs = new double[_problem.Ranges.Count];
        for (var parent = 0; parent < before.Count; parent++)
        {
            for (var option = 0; option < layer.Count; option++)
            {
                var score = before.Score(parent) + layer.Scores[option];
                AddCosts(before, parent, layer, option, costs);
                var bound = _bounds.BoundOf(depth + 1, score, costs, Floor);
                if (bound > Floor)
                    labels.Add(parent, option, bound, score, (double[])costs.Clone());
            }
        }

        return labels;
    }

    private Labels ExtendTail(Labels before, int depth)
    {
        var (labels, layer) = (new Labels(), LayerAt(depth));
        var reduced = _multipliers.Reduce(layer);
        var best = reduced.Max();
        for (var parent = 0; parent < before.Count; parent++)
        {
            for (var option = 0; option < layer.Count; option++)
            {
                var bound = before.Bound(parent) - (best - reduced[option]);
                if (bound <= Floor)
                    continue;
                var costs = new double[_problem.Ranges.Count];
                AddCosts(before, parent, layer, option, costs);
                labels.Add(parent, option, bound, before.Score(parent) + layer.Scores[option], costs);
            }
        }

        return labels;
    }

    private void Join(Labels[] heads, Labels[] tails)
    {
        var (head, tail, depth) = (heads[heads.Length - 1], tails[tails.Length - 1], heads.Length - 1);
        var completions = new Completions(tail, _bounds.Bound, _problem);
        for (var label = 0; label < head.Count && head.Bound(label) > Floor; label++)
        {
            var (score, costs) = (head.Score(label), head.Costs(label));
            foreach (var completion in completions.Of(costs, _bounds.FirstBoundOf(depth, score, costs) - Floor))
            {
                if (score + tail.Score(completion) <= _bestScore || !completions.CanBeFeasible(costs, completion))
                    continue;
                var options = new int[_order.Length];
                Trace(heads, label, 0, options);
                Trace(tails, completion, depth, options);
                if (_problem.IsFeasible(options))
                    (_best, _bestScore) = (options, _problem.Score(options));
            }
        }
    }

    private void Trace(Labels[] levels, int label, int first, int[] options)
    {
        for (var level = levels.Length - 1; level > 0; level--)
        {
            options[_order[first + level - 1]] = levels[level].Option(label);
            label = levels[level].Parent(label);
        }
    }

    private static void AddCosts(Labels before, int parent, KnapsackLayer layer, int option, double[] costs)
    {
        var sums = before.Costs(parent);
        for (var cost = 0; cost < costs.Length; cost++)
            costs[cost] = sums[cost] + layer.Costs[cost][option];
    }

    private KnapsackLayer LayerAt(int depth) => _problem.Layers[_order[depth]];

    private double SecondRegret(KnapsackLayer layer)
    {
        var best = _multipliers.Reduce(layer).OrderByDescending(score => score).Take(2).ToArray();
        return best.Length == 1 ? double.PositiveInfinity : best[0] - best[1];
    }
}
