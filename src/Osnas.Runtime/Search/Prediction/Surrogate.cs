using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// A model of the fitness that proposes architectures. It learns from the evaluations so far, and is fitted again when
/// there are enough new ones to change it.
/// </summary>
internal sealed class Surrogate
{
    private const int TypicalDraws = 500;
    private const int Folds = 5;

    // Few evaluations are fitted fast, and each changes the fit; many hardly change it.
    private const int AlwaysFitted = 60;
    private const double GrowthBetweenFits = 1.15;

    private readonly CandidatePool _candidates;
    private readonly IAcquisition _acquisition;
    private readonly Random _random;
    private readonly ArchitectureEncoding _encoding;
    private readonly Dictionary<Architecture, EncodedArchitecture> _encoded = [];
    private FittedKernel? _fitted;
    private int _fittedTo;
    private PoolModel? _model;

    /// <summary>A model that knows nothing yet.</summary>
    /// <param name="sampler">Draws architectures within the budget.</param>
    /// <param name="acquisition">Says how much an evaluation promises.</param>
    /// <param name="random">The random numbers to draw from.</param>
    public Surrogate(BudgetSampler sampler, IAcquisition acquisition, Random random)
    {
        _candidates = new(sampler, random);
        _acquisition = acquisition;
        _random = random;
        var typical = Enumerable.Range(0, TypicalDraws).Select(_ => sampler.Sample(random));
        _encoding = new(sampler.Budget.Table, [.. typical], acquisition.Metrics);
    }

    /// <summary>Proposes the architectures to evaluate next; fewer if no others meet the budget.</summary>
    /// <param name="told">What is known, in the order in which it became known.</param>
    /// <param name="waiting">The architectures whose fitness isn't known yet, in the order of asking.</param>
    /// <param name="count">How many.</param>
    public IReadOnlyList<Architecture> Propose(IReadOnlyList<Evaluation> told, IReadOnlyList<Architecture> waiting, int count)
    {
        var worth = FitnessScale.Warp([.. told.Select(evaluation => evaluation.Fitness)]);
        if (_fitted is null || IsDue(told.Count))
        {
            _fitted = KernelFit.Fit(_encoding, _fitted?.Kernel, [.. told.Select(evaluation => Encode(evaluation.Architecture))], worth);
            (_fittedTo, _model) = (told.Count, null);
        }

        Architecture[] known = [.. told.Select(evaluation => evaluation.Architecture), .. waiting];
        if (_candidates.All is { } all)
        {
            _model ??= new(_fitted, all, Encode);
        }
        else
        {
            var parents = _acquisition.ChooseParents(told, CandidatePool.MostParents, _random);
            _model = new(_fitted, [.. known, .. _candidates.Draw(parents, known.ToHashSet())], Encode);
        }

        return _model.Propose(_acquisition, known, worth, count);
    }

    /// <summary>
    /// How well the model predicts, by cross-validation: the correlation of the fitness of each architecture with what is
    /// predicted for it by a model of other architectures, four fifths of all. Only the scale of the fitness is that of all.
    /// </summary>
    /// <param name="told">What is known, two or more.</param>
    /// <param name="cancellation">Ends the validation.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public RankCorrelation Validate(IReadOnlyList<Evaluation> told, CancellationToken cancellation = default)
    {
        double[] fitness = [.. told.Select(evaluation => evaluation.Fitness)];
        EncodedArchitecture[] encoded = [.. told.Select(evaluation => Encode(evaluation.Architecture))];
        var worth = FitnessScale.Warp(fitness);
        var predicted = new double[told.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] others = [.. Enumerable.Range(0, told.Count).Where(place => place % Folds != fold)];
            double[] known = [.. others.Select(place => worth[place])];
            var fitted = KernelFit.Fit(_encoding, start: null, [.. others.Select(place => encoded[place])], known, cancellation);
            var process = new GaussianProcess(fitted, encoded);
            foreach (var place in others)
            {
                cancellation.ThrowIfCancellationRequested();
                process.Observe(place);
            }

            var means = process.Predict(known);
            for (var place = fold; place < told.Count; place += Folds)
                predicted[place] = means[place];
        }

        return RankCorrelation.Measure(predicted, fitness);
    }

    private bool IsDue(int known) =>
        known <= AlwaysFitted || (known <= KernelFit.MostFitted && known >= _fittedTo * GrowthBetweenFits);

    private EncodedArchitecture Encode(Architecture architecture)
    {
        if (!_encoded.TryGetValue(architecture, out var encoded))
            _encoded.Add(architecture, encoded = _encoding.Encode(architecture));
        return encoded;
    }

    /// <summary>The model of one kernel and one pool.</summary>
    private sealed class PoolModel
    {
        private readonly FittedKernel _fitted;
        private readonly IReadOnlyList<Architecture> _pool;
        private readonly EncodedArchitecture[] _encoded;
        private readonly Dictionary<Architecture, int> _places;
        private GaussianProcess _process;

        public PoolModel(FittedKernel fitted, IReadOnlyList<Architecture> pool, Func<Architecture, EncodedArchitecture> encode)
        {
            _fitted = fitted;
            _pool = pool;
            _encoded = [.. pool.Select(encode)];
            _places = pool.Select((architecture, place) => (architecture, place)).ToDictionary();
            _process = new(fitted, _encoded);
        }

        public List<Architecture> Propose(
            IAcquisition acquisition, IReadOnlyList<Architecture> known, double[] worth, int count)
        {
            int[] places = [.. known.Select(architecture => _places[architecture])];

            // In an asynchronous run, results come in another order than what was asked for.
            if (!_process.Observed.SequenceEqual(places.Take(_process.Observed.Count)))
                _process = new(_fitted, _encoded);
            foreach (var place in places.Skip(_process.Observed.Count))
                _process.Observe(place);
            var means = _process.Predict(worth);
            acquisition.Begin(_encoded, [.. places.Take(worth.Length).Select(PredictedAt)]);
            foreach (var place in places.Skip(worth.Length))
                acquisition.Expect(PredictedAt(place));
            var isKnown = new bool[_pool.Count];
            foreach (var place in places)
                isKnown[place] = true;
            var proposed = new List<Architecture>();
            while (proposed.Count < count && FindBest() is { } place)
            {
                proposed.Add(_pool[place]);
                isKnown[place] = true;
                acquisition.Expect(PredictedAt(place));
                _process.Observe(place);
            }

            return proposed;

            PredictedFitness PredictedAt(int place) => new(_encoded[place], means[place], _process.Variances[place]);

            int? FindBest()
            {
                var (found, greatest) = ((int?)null, double.NegativeInfinity);
                for (var place = 0; place < means.Length; place++)
                {
                    if (isKnown[place])
                        continue;
                    var promise = acquisition.Rate(PredictedAt(place));
                    if (found is null || promise > greatest)
                        (found, greatest) = (place, promise);
                }

                return found;
            }
        }
    }
}
