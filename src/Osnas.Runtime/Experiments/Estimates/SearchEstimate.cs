using Osnas.Criteria;
using Osnas.Graph;
using Osnas.Search;
using Osnas.Spaces;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>Estimates what a search will take, from steps of a supernet and of some networks of the space.</summary>
/// <param name="parts">The search.</param>
/// <param name="done">What is done already.</param>
/// <param name="cancellation">Cancels between two steps.</param>
internal sealed class SearchEstimate(SearchParts parts, WorkDone done, CancellationToken cancellation)
{
    private const int BytesOfCandidate = 100;
    private const int Draws = 9;

    private readonly SearchOptions _options = parts.Options;
    private readonly StepProbe _probe = new(
        parts.Space, parts.Data, parts.Options.Data.EvaluationBatchSize, parts.Options.Seed, cancellation);

    /// <summary>The number of candidates that the search evaluates; null if the strategy doesn't tell.</summary>
    public static int? CountCandidates(SearchParts parts) =>
        parts.Options.Searcher.EvaluationCount is { } wanted ? parts.Inside.Budget.Limit(wanted) : null;

    /// <summary>Times steps of what is left, and makes an estimate of them.</summary>
    public RunEstimate Measure()
    {
        var median = FindMedian();
        var networks = FindNetworks(median);
        var isSearched = networks.All(network => done.IsTrained(network.Name));
        var hasSupernet = _options.Fitness.NeedsSupernet;
        var needsSupernet = hasSupernet && (!isSearched || !done.IsTrained(NetworkNames.Supernet));
        var (supernet, evaluation) = needsSupernet ? MeasureSupernet(median) : (null, 0);
        var candidate = hasSupernet ? evaluation * CountImagesOfCandidate() : isSearched ? 0 : MeasureCandidate(_options.Fitness, median);
        var times = networks.Select(network => network.Architecture).Distinct()
            .ToDictionary(architecture => architecture, architecture => MeasureModel(architecture, networks));
        var phases = new List<RunPhase>();
        if (hasSupernet)
            phases.Add(EstimateParts.Training(NetworkNames.Supernet, _options.Supernet, parts.Data, done, supernet));
        if (_options.Searcher.OwnEpochs is > 0 and var epochs)
            phases.Add(new(NetworkNames.Generator, "epochs", epochs, isSearched ? epochs : 0, null) { Epochs = epochs });
        if (_options.Start is { } start)
            phases.Add(Start(isSearched ? 0 : MeasureCandidate(start.Fitness, median), isSearched));
        phases.Add(Candidates(candidate));
        phases.AddRange(networks.Select(network => EstimateParts.Training(
            network.Name, _options.ModelTraining, parts.Data, done, times[network.Architecture],
            EstimateParts.CountEvaluated(_options.ModelTraining, parts.Data))));
        var left = phases.Where(phase => phase.Left > 0).Select(phase => phase.Name).ToHashSet();
        return new(phases, MeasureMemory(median, isSearched), MeasureDisk(left, supernet, networks, times))
        {
            UnknownMemory = EstimateParts.FindGpu(parts.Data),
        };
    }

    /// <summary>An architecture of the budget with a median cost, as the winner may have.</summary>
    private Architecture FindMedian()
    {
        var random = RandomSource.Create(_options.Seed, StepProbe.Purpose);
        return Enumerable.Range(0, Draws).Select(_ => parts.Inside.Sample(random))
            .OrderBy(architecture => parts.Table.GetModelInfo(InfoMetric.Flops, architecture)).ElementAt(Draws / 2);
    }

    /// <summary>
    /// The networks that are trained from scratch. The winner, the other finalists and the random ones aren't known: the median is
    /// like them.
    /// </summary>
    private IReadOnlyList<(string Name, Architecture Architecture)> FindNetworks(Architecture median) =>
    [
        .. ComparedArchitecture.Choose([median], parts.Inside, _options.Baselines, _options.Seed)
            .Select(compared => (
                Name: compared.Parts[0], Architecture: NetworkNames.IsRandom(compared.Parts[0]) ? median : compared.Architecture))
            .Concat(
                Enumerable.Range(2, _options.Finalists - 1).Select(number => (Name: NetworkNames.Finalist(number), Architecture: median)))
            .SelectMany(network => Enumerable.Range(1, _options.Repeats).Select(number => (
                NetworkNames.Repeat(network.Name, number), network.Architecture))),
    ];

    private (NetworkTimes Times, double Evaluation) MeasureSupernet(Architecture median)
    {
        using var seeded = TorchSeed.Use(_options.Seed, StepProbe.Purpose);
        using var supernet = parts.Space.CreateSupernet(parts.Data.Train.Classes, _options.BatchNorm, parts.Data.Device);
        using var companion = _options.Searcher.CreateCompanion(supernet, parts.Inside.Budget, parts.Data.Validation);
        var sampler = _options.EffectiveSampler.Create(parts.Inside);
        var training = done.IsTrained(NetworkNames.Supernet)
            ? 0
            : _probe.TimeTraining(
                _options.Supernet,
                (options, times, stop) =>
                    new Trainer(supernet, sampler, options) { Companion = companion, ReadsOfEpoch = Trainer.EachStep }
                        .Train(parts.Data.Train, times, stop));
        return (
            new(training, 0, StepProbe.BytesOf(supernet)), _probe.TimeEvaluation(supernet, median, _options.CalibrationImages));
    }

    /// <summary>The time of a candidate in seconds, by a fitness that needs no supernet.</summary>
    private double MeasureCandidate(FitnessOptions fitness, Architecture median)
    {
        var evaluator = fitness.Create(new(parts.Space, parts.Table, parts.Data.Train, _options.Seed));
        using var owned = evaluator as IDisposable;
        return StepProbe.TimeOf(() => evaluator.Evaluate(median));
    }

    /// <summary>Each share of the validation images needs calibrated batch norms.</summary>
    private double CountImagesOfCandidate()
    {
        var plan = _options.Searcher.FindPlan(parts.Budget);
        return Math.Min(_options.CalibrationImages, parts.Data.Train.Count)
            + (parts.Data.Validation.Count * (plan is null ? 1 : plan.Cost / plan.Evaluations));
    }

    private NetworkTimes? MeasureModel(Architecture architecture, IReadOnlyList<(string Name, Architecture Architecture)> networks)
    {
        if (networks.Where(network => network.Architecture.Equals(architecture)).All(network => done.IsTrained(network.Name)))
            return null;
        if (_options.Distillation is not { } distillation)
            return _probe.TimeModel(architecture, _options.ModelTraining, _options.BatchNorm, null);
        using var supernet =
            parts.Teacher is null ? parts.Space.CreateSupernet(parts.Data.Train.Classes, _options.BatchNorm, parts.Data.Device) : null;
        var criterion = distillation.CreateCriterion(
            parts.Teacher ?? (nn.Module<Tensor, Tensor>)supernet!, _options.Model.CreateCriterion(parts.Data.Train));
        return _probe.TimeModel(architecture, _options.ModelTraining, _options.BatchNorm, criterion);
    }

    private int? CountEvaluations() => _options.Searcher.FindPlan(parts.Budget)?.Evaluations ?? CountCandidates(parts);

    private RunPhase Start(double seconds, bool isSearched)
    {
        var draws = new SearchStart(parts).Draws;
        return new(NetworkNames.Start, "candidates", draws, isSearched ? draws : Math.Min(done.CountStarts(), draws), seconds);
    }

    private RunPhase Candidates(double seconds)
    {
        var candidates = CountEvaluations();
        return new(
            NetworkNames.Search,
            "candidates",
            candidates ?? 0,
            Math.Min(done.CountEvaluations(), candidates ?? 0),
            candidates is null ? null : seconds);
    }

    /// <summary>With the feature maps that candidates share, as far as they may.</summary>
    private long MeasureMemory(Architecture median, bool isSearched)
    {
        var memory = EstimateParts.MeasureMemory(parts.Data, _options.Data);
        if (isSearched || !_options.Fitness.NeedsSupernet || EstimateParts.FindGpu(parts.Data) is not null)
            return memory;
        var graph = SpaceGraph.Build(parts.Table.Spec, parts.Data.Train.Size);
        if (_probe.IsLimited)
        {
            OpGraph[] largest = [.. graph.Decode(parts.Table.GetStatistics(InfoMetric.Flops).MostExpensive)];
            memory += EstimateParts.CountBatch(largest, Math.Max(_options.Supernet.BatchSize, _options.Model.BatchSize));
        }

        var maps = graph.Decode(median).Sum(block => (long)block.Output.Channels * block.Output.Area * sizeof(float));
        var images = Math.Min(_options.CalibrationImages, parts.Data.Train.Count) + parts.Data.Validation.Count;
        return memory + Math.Min(maps * images, Megabytes.ToBytes(_options.SharedMegabytes));
    }

    private long MeasureDisk(
        HashSet<string> left,
        NetworkTimes? supernet,
        IReadOnlyList<(string Name, Architecture Architecture)> networks,
        Dictionary<Architecture, NetworkTimes?> times) =>
        (left.Contains(NetworkNames.Supernet) && supernet is not null
            ? EstimateParts.CountFiles(supernet.Bytes, _options.Supernet, _options.Checkpoints)
            : 0)
        + ((CountEvaluations() ?? 0) * BytesOfCandidate)
        + networks.Where(network => left.Contains(network.Name)).Sum(network => times[network.Architecture] is { } model
            ? EstimateParts.CountFiles(model.Bytes, _options.ModelTraining, _options.Checkpoints)
            : 0);
}
