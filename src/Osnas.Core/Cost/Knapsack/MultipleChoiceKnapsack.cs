namespace Osnas;

/// <summary>
/// A choice of one option in each layer whose costs have to be in ranges and whose score is to be the greatest: the
/// multidimensional multiple-choice knapsack problem.
/// </summary>
internal sealed class MultipleChoiceKnapsack
{
    /// <summary>How far a sum of doubles can be from the truth, relative to its terms: a thousand times their rounding.</summary>
    public const double Rounding = 1e-12;

    // Of two sums of the same terms in other orders, two additions for each: each rounds by an eighth of it, relative to all terms.
    private const double RoundingOfTerm = 1.0 / (1L << 50);

    /// <summary>A problem.</summary>
    /// <param name="layers">The options of each layer.</param>
    /// <param name="ranges">The range of the sum of each cost.</param>
    public MultipleChoiceKnapsack(IReadOnlyList<KnapsackLayer> layers, IReadOnlyList<KnapsackRange> ranges)
    {
        (Layers, Ranges) = (layers, ranges);
        Slack = ranges.Select((_, cost) => Rounding * layers.Sum(layer => layer.Costs[cost].Max(Math.Abs))).ToArray();
        ScoreSlack = RoundingOfTerm * layers.Count * layers.Sum(layer => layer.Scores.Max(Math.Abs));
    }

    /// <summary>The options of each layer.</summary>
    public IReadOnlyList<KnapsackLayer> Layers { get; }

    /// <summary>The range of the sum of each cost.</summary>
    public IReadOnlyList<KnapsackRange> Ranges { get; }

    /// <summary>How far a sum of each cost can be from the truth by rounding, depending on the order of its terms.</summary>
    public double[] Slack { get; }

    /// <summary>
    /// How far two sums of the same scores can be from each other by rounding, as their order differs; no better choice
    /// is missed by more.
    /// </summary>
    public double ScoreSlack { get; }

    /// <summary>The sum of scores of some options.</summary>
    public double Score(int[] options) => Layers.Select((layer, index) => layer.Scores[options[index]]).Sum();

    /// <summary>Whether some options are in all ranges, summed in the order of the layers.</summary>
    public bool IsFeasible(int[] options)
    {
        for (var cost = 0; cost < Ranges.Count; cost++)
        {
            var sum = 0.0;
            for (var index = 0; index < options.Length; index++)
                sum += Layers[index].Costs[cost][options[index]];
            if (!Ranges[cost].Has(sum))
                return false;
        }

        return true;
    }
}
