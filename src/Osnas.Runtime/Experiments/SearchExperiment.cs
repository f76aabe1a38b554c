using System.Globalization;
using Osnas.Data;
using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>
/// Trains a supernet, searches it under a budget, trains the winner from scratch, and compares it with the cheapest
/// and the most expensive architecture of the space and with random ones of the same budget.
/// </summary>
public sealed class SearchExperiment
{
    private const int EvaluationBatchSize = 256;

    private readonly SearchOptions _options;
    private readonly IExperimentObserver? _observer;
    private readonly SearchSpaceRegistration _space;
    private readonly CancellationToken _cancellation;

    private SearchExperiment(SearchOptions options, IExperimentObserver? observer, CancellationToken cancellation)
    {
        _options = options;
        _observer = observer;
        _space = SearchSpaces.Get(options.Space);
        _cancellation = cancellation;
    }

    /// <summary>
    /// Runs an experiment, or goes on with one that was stopped or killed: what its folder holds isn't done again. The
    /// same options give the same result on the same machine, bit for bit, stopped or not.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="observer">Watches.</param>
    /// <param name="cancellation">Stops between two steps, with a checkpoint.</param>
    /// <returns>The report, which is also in the run's folder.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or two contradict each other.</exception>
    /// <exception cref="KeyNotFoundException">There is no such search space.</exception>
    /// <exception cref="IOException">The data can't be found.</exception>
    /// <exception cref="InvalidDataException">The folder holds a run of other options or of another space; the message names the difference.</exception>
    /// <exception cref="RunStoppedException">The run was stopped.</exception>
    /// <exception cref="InfeasibleBudgetException">No architecture meets the budget.</exception>
    /// <exception cref="SearchSpaceException">The data doesn't fit the space.</exception>
    public static SearchReport Run(SearchOptions options, IExperimentObserver? observer = null, CancellationToken cancellation = default) =>
        new SearchExperiment(options, observer, cancellation).Run();

    private SearchReport Run()
    {
        _options.Check();
        using var data = DataSource.Load(_options.Data, _options.Seed, _options.Limit);
        CheckData(data.Train);
        _ = data.Validation; // says so before any work if there is none
        var table = _space.CreateLookUpTable(data.Train.Size, data.Train.Classes);
        if (_options.Latency is { } latency)
            table.UseLatency(LatencyTable.Read(latency, table));
        var budget = new Budget(table, _options.Budget ?? BudgetScaling.ToSize(_space, table));
        var directory = new RunDirectory(_options.Output);
        var isThere = directory.Open(_options, [TableDocument.Create(table, InfoMetric.Flops), TableDocument.Create(table, InfoMetric.Params)]);
        _observer?.Started(Summarize(data, budget, isThere ? directory.Path : null));
        try
        {
            return Run(data, budget, directory);
        }
        catch (OperationCanceledException exception)
        {
            throw new RunStoppedException(directory.Path, exception);
        }
    }

    private SearchReport Run(DataSplit data, Budget budget, RunDirectory directory)
    {
        var table = budget.Table;
        var sampler = new BudgetSampler(budget);
        using var supernet = TrainSupernet(data.Train, sampler, directory);
        using var calibration = data.Train.Take(_options.CalibrationImages);
        var evaluator = new SupernetEvaluator(supernet, calibration, data.Validation, EvaluationBatchSize);
        var result = SearchRun.Run(CreateSearcher(sampler), directory.OpenJournal(evaluator, table), _observer is null ? null : new Relay<SearchStep>(_observer.Evaluated), _cancellation);

        var compare = new Comparison(this, data, budget, evaluator, directory);
        var winner = compare.Train("winner", result.Best.Architecture);
        directory.Write(RunDirectory.ArchitectureFile, Describe(winner, table), OsnasJson.Default.ArchitectureDocument);
        var statistics = table.GetStatistics(InfoMetric.Flops);
        List<ReportRow> others = [compare.Train("cheapest", statistics.Cheapest), compare.Train("most expensive", statistics.MostExpensive)];
        var random = RandomSource.Create(_options.Seed, "baselines");
        for (var index = 1; index <= _options.Baselines; index++)
            others.Add(compare.Train($"random {index}", sampler.Sample(random)));

        var report = new SearchReport(
            _space.Spec.Name, _space.Spec.Fingerprint, table.InputSize, table.Spec.Classes, _options.Seed, budget.ToString(), Blocks(result.Best.Architecture), winner, others, result.Candidates.Count, directory.Path);
        directory.Write(RunDirectory.ReportFile, report, OsnasJson.Default.SearchReport);
        return report;
    }

    private BaseSupernet TrainSupernet(ImageDataset train, BudgetSampler budgetSampler, RunDirectory directory)
    {
        const string Name = "supernet";
        using var seeded = TorchSeed.Use(_options.Seed, Name);
        var supernet = _space.CreateSupernet(train.Classes, null);
        var trainer = new Trainer(supernet, _options.Sampler.Create(budgetSampler), _options.Supernet with { Seed = _options.Seed }) { Checkpoints = directory.CheckpointsOf(Name) };
        Train(Name, supernet, trainer, train, directory);
        return supernet;
    }

    /// <summary>Trains a network, unless an earlier process did.</summary>
    private void Train(string name, nn.Module<Tensor, Tensor> network, Trainer trainer, ImageDataset train, RunDirectory directory)
    {
        if (!directory.TryLoadWeights(name, network))
        {
            directory.WriteHistory(name, trainer.Train(train, Watch(name), _cancellation));
            directory.WriteWeights(name, network);
        }

        directory.DeleteCheckpoints(name);
    }

    private ISearcher CreateSearcher(BudgetSampler sampler) => _options.Strategy switch
    {
        SearchStrategy.Random => new RandomSearcher(sampler, _options.RandomIterations, _options.Seed),
        _ => new EvolutionSearcher(sampler, _options.Evolution, _options.Seed),
    };

    private void CheckData(ImageDataset images)
    {
        if (images.Channels != _space.Spec.InputChannels)
            throw new SearchSpaceException($"{_space.Spec.Name} takes images of {_space.Spec.InputChannels} channels; those of {_options.Data} have {images.Channels}. Set InputChannels in [SearchSpace], and the first block's in-channels.");
    }

    private IReadOnlyList<string> Summarize(DataSplit data, Budget budget, string? resumed)
    {
        var spec = budget.Table.Spec;
        var statistics = budget.Table.GetStatistics(InfoMetric.Flops);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"space     {spec.Name} ({spec.Fingerprint}): {spec.RowsInWords} x {spec.ModelCfgShape.Columns} candidates, {spec.ArchitectureCount:N0} architectures"),
            string.Create(CultureInfo.InvariantCulture, $"data      {Path.GetFileName(Path.TrimEndingDirectorySeparator(_options.Data))}: {data.Train.Count:N0} training, {data.Validation.Count:N0} validation, {data.Test.Count:N0} test images, {data.Train.Size}x{data.Train.Size}, {data.Train.Classes} classes"),
            string.Create(CultureInfo.InvariantCulture, $"budget    {budget} (the space has {statistics.Min:N0} to {statistics.Max:N0} FLOPs)"),
            $"seed      {_options.Seed}",
            .. resumed is null ? (string[])[] : [$"run       goes on in {resumed}"],
        ];
    }

    private ArchitectureDocument Describe(ReportRow row, BaseLookUpTable table) => new(
        _space.Spec.Name, _space.Spec.Fingerprint, table.InputSize, table.Spec.Classes, row.Architecture, Blocks(new(row.Architecture)), row.Cost, row.SupernetAccuracy, row.TestAccuracy);

    private IReadOnlyList<string> Blocks(Architecture architecture) =>
        [.. _space.Spec.MacroCfg.Search.Select((layer, index) => $"{layer} {_space.Spec.DescribeChoices(architecture, index)}")];

    private Relay<TrainingStep>? Watch(string network) =>
        _observer is null ? null : new Relay<TrainingStep>(step => _observer.Trained(network, step));

    /// <summary>Trains architectures from scratch, each in the same way.</summary>
    private sealed class Comparison(SearchExperiment experiment, DataSplit data, Budget budget, IEvaluator evaluator, RunDirectory directory)
    {
        public ReportRow Train(string name, Architecture architecture)
        {
            var supernetAccuracy = evaluator.Evaluate(architecture);
            using var seeded = TorchSeed.Use(experiment._options.Seed, name);
            using var model = experiment._space.CreateModel(architecture, data.Train.Classes, null);
            var options = experiment._options.Model with { Seed = experiment._options.Seed };
            var trainer = new Trainer(model, options)
            {
                Checkpoints = directory.CheckpointsOf(name),
                Validation = options.KeepBest ? () => Accuracy.Measure(model, data.Validation, EvaluationBatchSize) : null,
            };
            experiment.Train(name, model, trainer, data.Train, directory);
            var testAccuracy = Accuracy.Measure(model, data.Test, EvaluationBatchSize);
            return new(name, [.. architecture], CostDocument.Create(budget.Table, architecture), budget.IsMetBy(architecture), supernetAccuracy, testAccuracy);
        }
    }

    private sealed class Relay<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
