using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// A model of the fitness that proposes architectures. It learns from the evaluations so far, and is fitted again when
/// there are enough new ones to change it.
/// </summary>
internal sealed class Surrogate
{
    private const int TypicalDraws = 500;

    // Few evaluations are fitted fast, and each changes the fit; many hardly change it.
    private const int AlwaysFitted = 60;
    private const int MostFitted = 400;
    private const double GrowthBetweenFits = 1.15;

    private readonly CandidatePool _candidates;
    private readonly ArchitectureEncoding _encoding;
    private readonly Dictionary<Architecture, EncodedArchitecture> _encoded = [];
    private FittedKernel? _fitted;
    private int _fittedTo;
    private PoolModel? _model;

    /// <summary>A model that knows nothing yet.</summary>
    /// <param name="sampler">Draws architectures within the budget.</param>
    /// <param name="random">The random numbers to draw from.</param>
    public Surrogate(BudgetSampler sampler, Random random)
    {
        _candidates = new(sampler, random);
        _encoding = new(sampler.Budget.Table, [.. Enumerable.Range(0, TypicalDraws).Select(_ => sampler.Sample(random))]);
    }

    /// <summary>Proposes the architectures to evaluate next; fewer if no others meet the budget.</summary>
    /// <param name="asked">All that were proposed or drawn, in that order.</param>
    /// <param name="fitness">The fitness of the first ones of these.</param>
    /// <param name="count">How many.</param>
    public IReadOnlyList<Architecture> Propose(IReadOnlyList<Architecture> asked, IReadOnlyList<double> fitness, int count)
    {
        var worth = FitnessScale.Warp(fitness);
        var told = asked.Take(worth.Length);
        if (_fitted is null || worth.Length <= AlwaysFitted
            || (worth.Length <= MostFitted && worth.Length >= _fittedTo * GrowthBetweenFits))
        {
            _fitted = KernelFit.Fit(_encoding, _fitted?.Kernel, [.. told.Select(Encode)], worth);
            (_fittedTo, _model) = (worth.Length, null);
        }

        if (_candidates.All is null)
        {
            Architecture[] best = [.. told.Zip(fitness).OrderByDescending(pair => pair.Second).Select(pair => pair.First)];
            _model = new(_fitted, [.. asked, .. _candidates.Draw(best, asked.ToHashSet())], Encode);
        }
        else
        {
            _model ??= new(_fitted, _candidates.All, Encode);
        }

        return _model.Propose(asked, worth, count);
    }

    /// <summary>
    /// How well the model predicts: the correlation of the fitness of each architecture with what is predicted for it from
    /// the fitness of all others.
    /// </summary>
    /// <param name="asked">The architectures.</param>
    /// <param name="fitness">The fitness of each.</param>
    public RankCorrelation Validate(IReadOnlyList<Architecture> asked, IReadOnlyList<double> fitness)
    {
        EncodedArchitecture[] encoded = [.. asked.Take(fitness.Count).Select(Encode)];
        var worth = FitnessScale.Warp(fitness);
        var fitted = _fitted ?? KernelFit.Fit(_encoding, start: null, encoded, worth);
        return RankCorrelation.Measure(KernelFit.PredictEachFromOthers(fitted, encoded, worth), fitness);
    }

    private EncodedArchitecture Encode(Architecture architecture)
    {
        if (!_encoded.TryGetValue(architecture, out var encoded))
            _encoded.Add(architecture, encoded = _encoding.Encode(architecture));
        return encoded;
    }

    /// <summary>The model of one kernel and one pool.</summary>
    private sealed class PoolModel
    {
        private readonly IReadOnlyList<Architecture> _pool;
        private readonly Dictionary<Architecture, int> _places;
        private readonly GaussianProcess _process;
        private readonly bool[] _isAsked;

        public PoolModel(FittedKernel fitted, IReadOnlyList<Architecture> pool, Func<Architecture, EncodedArchitecture> encode)
        {
            _pool = pool;
            _places = pool.Select((architecture, place) => (architecture, place)).ToDictionary();
            _process = new(fitted, [.. pool.Select(encode)]);
            _isAsked = new bool[pool.Count];
        }

        public List<Architecture> Propose(IReadOnlyList<Architecture> asked, double[] worth, int count)
        {
            foreach (var architecture in asked.Skip(_process.Observations))
                Observe(_places[architecture]);
            var means = _process.Predict(worth);
            var best = asked.Take(worth.Length).Max(architecture => means[_places[architecture]]);
            var proposed = new List<Architecture>();
            while (proposed.Count < count && FindBest(means, best) is { } place)
            {
                proposed.Add(_pool[place]);
                Observe(place);
            }

            return proposed;
        }

        private int? FindBest(double[] means, double best)
        {
            var (found, greatest) = ((int?)null, double.NegativeInfinity);
            for (var place = 0; place < means.Length; place++)
            {
                if (_isAsked[place])
                    continue;
                var improvement = ExpectedImprovement.Logarithm(means[place], _process.Variances[place], best);
                if (found is null || improvement > greatest)
                    (found, greatest) = (place, improvement);
            }

            return found;
        }

        private void Observe(int place)
        {
            _process.Observe(place);
            _isAsked[place] = true;
        }
    }
}
