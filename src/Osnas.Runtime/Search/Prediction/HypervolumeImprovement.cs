namespace Osnas.Search;

/// <summary>
/// By how much an architecture is expected to increase the hypervolume of the front (Emmerich, Giannakoglou and Naujoks
/// 2006). Its costs are known, and only its worth is uncertain. So the increase is a sum over the cells of
/// <see cref="FrontLevels"/>: in each, it is expected to improve the worth that the front has there.
/// </summary>
/// <param name="table">Provides the costs.</param>
/// <param name="metrics">The costs that count.</param>
internal sealed class HypervolumeImprovement(BaseLookUpTable table, IReadOnlyList<InfoMetric> metrics) : IAcquisition
{
    /// <summary>How far the reference point is beyond what is seen, so that the ends of the front have a volume too.</summary>
    private const double Margin = 0.1;

    /// <summary>A part of the sum whose logarithm is that much less is lost in rounding.</summary>
    private const double Negligible = 40;

    private double[] _least = [];
    private double[] _ranges = [];
    private FrontLevels _front = new(0, 0, 0);

    /// <inheritdoc/>
    public IReadOnlyList<InfoMetric> Metrics => metrics;

    /// <summary>Some of the front.</summary>
    public IReadOnlyList<Architecture> ChooseParents(IReadOnlyList<Evaluation> told, int count, Random random)
    {
        Architecture[] front = [.. ParetoFront.Of(told, table, [.. metrics]).Select(evaluation => evaluation.Architecture)];
        random.Shuffle(front);
        return [.. front.Take(count)];
    }

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<EncodedArchitecture> pool, IReadOnlyList<PredictedFitness> told)
    {
        _least = [.. metrics.Select((_, metric) => pool.Min(architecture => architecture.Objectives[metric]))];
        _ranges = [.. metrics.Select((_, metric) => pool.Max(architecture => architecture.Objectives[metric]) - _least[metric])];
        var (worst, best) = (told.Min(predicted => predicted.Mean), told.Max(predicted => predicted.Mean));
        _front = new(metrics.Count, 1 + Margin, worst - (Margin * (best - worst)));

        // From the best one down, few cells are cut.
        foreach (var predicted in told.OrderByDescending(predicted => predicted.Mean))
            Expect(predicted);
    }

    /// <inheritdoc/>
    public void Expect(PredictedFitness waiting) => _front.Raise(CostsOf(waiting), waiting.Mean);

    /// <summary>The logarithm of the expected increase.</summary>
    public double Rate(PredictedFitness candidate)
    {
        var (greatest, sum) = (double.NegativeInfinity, 0.0);
        var costs = CostsOf(candidate);
        var (level, improvement) = (double.NaN, double.NaN);
        foreach (var cell in _front.Cells)
        {
            var volume = cell.VolumeFrom(costs);
            if (volume <= 0)
                continue;
            if (!cell.Level.Equals(level))
                (level, improvement) = (cell.Level, ExpectedImprovement.Logarithm(candidate.Mean, candidate.Variance, cell.Level));

            // The improvement of a higher level is less.
            if (improvement + _front.LogVolume < greatest - Negligible)
                break;
            var part = improvement + Math.Log(volume);
            if (part > greatest)
                (greatest, sum) = (part, (sum * Math.Exp(greatest - part)) + 1);
            else
                sum += Math.Exp(part - greatest);
        }

        return greatest + Math.Log(sum);
    }

    /// <summary>The costs on a scale from 0 to 1.</summary>
    private double[] CostsOf(PredictedFitness predicted) =>
    [
        .. predicted.Architecture.Objectives.Select((cost, metric) =>
            _ranges[metric] > 0 ? (cost - _least[metric]) / _ranges[metric] : 0),
    ];
}
