namespace Osnas;

/// <summary>
/// Chooses one option in each layer, so that the costs are in ranges and the score is the greatest: the
/// multidimensional multiple-choice knapsack problem.
/// </summary>
internal sealed class MultipleChoiceKnapsack
{
    /// <summary>The maximum error of a sum of doubles, relative to its terms: a thousand times their rounding error.</summary>
    public const double Rounding = 1e-12;

    // Of two sums of the same terms in other orders, two additions for each: each rounds by an eighth of it, relative to all terms.
    private const double RoundingOfTerm = 1.0 / (1L << 50);

    /// <summary>Initializes a problem.</summary>
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

    /// <summary>The maximum rounding error of a sum of each cost, for any order of its terms.</summary>
    public double[] Slack { get; }

    /// <summary>
    /// The maximum difference between two sums of the same scores in different orders, by rounding. No better choice is
    /// missed by more than that.
    /// </summary>
    public double ScoreSlack { get; }

    /// <summary>Sums the scores of some options.</summary>
    public double Score(int[] options) => Layers.Select((layer, index) => layer.Scores[options[index]]).Sum();

    /// <summary>Whether the costs of some options, summed in the order of the layers, are in all ranges.</summary>
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
