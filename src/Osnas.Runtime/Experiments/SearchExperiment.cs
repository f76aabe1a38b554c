using System.Globalization;
using Osnas.Data;
using Osnas.LookUpTables;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>
/// Trains a supernet, searches it within a budget, trains the winner, and compares it with the cheapest and the most expensive
/// architecture of the space and with random architectures of the same budget.
/// </summary>
public sealed class SearchExperiment
{
    /// <summary>The name of the winner in histories and files.</summary>
    public const string Winner = NetworkNames.Winner;

    private const int TopCandidates = 10;

    private readonly SearchParts _parts;
    private readonly SearchOptions _options;
    private readonly Experiment _experiment;

    private SearchExperiment(SearchParts parts, Experiment experiment) =>
        (_parts, _options, _experiment) = (parts, parts.Options, experiment);

    private Budget Budget => _parts.Budget;

    private BaseLookUpTable Table => Budget.Table;

    private SearchSpaceSpec Spec => _experiment.Space.Spec;

    /// <summary>
    /// Runs a search, or resumes one that was stopped, without repeating finished steps. The same options give the same result,
    /// bit for bit, on the same machine with the same number of threads, whether the search was stopped or not.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="observer">Observes the search; null for no observer.</param>
    /// <param name="cancellation">Cancels the run between two steps, with a checkpoint.</param>
    /// <returns>The report, which is also in the run's folder.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    /// <exception cref="KeyNotFoundException">The search space doesn't exist.</exception>
    /// <exception cref="IOException">The data can't be found.</exception>
    /// <exception cref="NotSupportedException">The device can't be used.</exception>
    /// <exception cref="InvalidDataException">The folder contains a run with other options, another space or another kind of
    /// device. The message names the difference.</exception>
    /// <exception cref="RunStoppedException">The run was stopped.</exception>
    /// <exception cref="InfeasibleBudgetException">No architecture meets the budget.</exception>
    /// <exception cref="SearchSpaceException">The data doesn't fit the space.</exception>
    public static SearchReport Run(SearchOptions options, IExperimentObserver? observer = null, CancellationToken cancellation = default) =>
        Run(options, board: null, observer, cancellation);

    /// <summary>Runs an experiment whose candidates and trainings are done by workers. The supernet is trained here.</summary>
    /// <param name="options">The options.</param>
    /// <param name="board">Where workers find what is to do; null to do it here.</param>
    /// <param name="observer">Observes the run.</param>
    /// <param name="cancellation">Cancels the run between two steps, with a checkpoint.</param>
    /// <returns>The report, which is that of a run on one machine.</returns>
    /// <exception cref="JobFailedException">Workers failed on a training.</exception>
    internal static SearchReport Run(
        SearchOptions options, IJobBoard? board, IExperimentObserver? observer = null, CancellationToken cancellation = default) =>
        SearchPreparation.Prepare(options, new(board, observer, cancellation), parts => Run(parts, observer, cancellation));

    /// <summary>
    /// Gets what <see cref="Run(SearchOptions, IExperimentObserver?, CancellationToken)"/> will do and take, without writing a
    /// file.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="cancellation">Cancels between two of the steps that are timed.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="InvalidDataException">The folder contains a run with other options or another space. The message names
    /// the difference.</exception>
    /// <remarks>The other exceptions are those of a run.</remarks>
    public static RunPlan Plan(SearchOptions options, CancellationToken cancellation = default) =>
        SearchPreparation.Prepare(options, new(null, null, cancellation), parts =>
    {
        var resumes = RunPlanning.FindRun(
            options.Output, SearchOptions.Declared, parts.Options, OsnasJson.Default.SearchOptions, parts.Table, parts.Data, parts.Device);
        var estimate = new SearchEstimate(parts, new(options.Output), cancellation).Measure();
        return new RunPlan(
            options.Output,
            resumes,
            SearchSummary.Create(parts, resumes ? options.Output : null),
            estimate,
            RunPlanning.SearchFiles(parts.Options));
    });

    private static SearchReport Run(SearchParts parts, IExperimentObserver? observer, CancellationToken cancellation)
    {
        var (options, space, data, table, budget) = (parts.Options, parts.Space, parts.Data, parts.Table, parts.Budget);
        using var directory = new RunDirectory(options.Output);
        InfoMetric[] metrics = [InfoMetric.Flops, InfoMetric.Params, .. budget.Constraints.Select(constraint => constraint.Metric)];
        observer = TensorBoardObserver.Watch(
            options.TensorBoard, directory, [SupernetTraining.Network, TensorBoardObserver.Search, Winner], table, metrics, observer);
        using var times = new TimesObserver(directory, TimeProvider.System, observer);
        observer = times;
        var isThere = directory.Open(options, SearchOptions.Declared, OsnasJson.Default.SearchOptions, table, data, parts.Device);
        directory.KeepSpace(table, budget.Constraints);
        var run = new SearchExperiment(
            parts, new(space, data, directory, options.Checkpoints, options.Data.EvaluationBatchSize, observer, cancellation));
        observer.Started(SearchSummary.Create(parts, isThere ? directory.Path : null));
        return run._experiment.Guard(() =>
        {
            if (parts.Board is null) // the time of this machine says nothing of the others
                RunPlanning.Tell(observer, new SearchEstimate(parts, new(directory.Path), cancellation).Measure);
            return run.Run();
        });
    }

    private SearchReport Run()
    {
        var directory = _experiment.Directory;
        var memory = new SearchMemory(directory);
        _parts.Supernet?.Train(_experiment, memory);
        using var calibration = _experiment.Data.Train.Take(_options.CalibrationImages);
        var searcher = CreateSearcher(calibration, memory);
        var supernet = _parts.Supernet is { Supernet: var trained }
            ? SearchEvaluation.OfSupernet(_options, trained, calibration, _experiment.Data)
            : null;
        var board = _parts.Board is null ? null : new BoardWork(_parts.Board, _parts, _experiment);
        var evaluator = board?.Evaluator
            ?? SearchEvaluation.OfFitness(_options, _experiment.Space, Table, _experiment.Data, supernet);
        using var owned = evaluator as IDisposable;
        var fitness = _options.OtherFitness;
        var known = new WorkDone(directory.Path).CountEvaluations();
        var progress = _experiment.Relay<SearchStep>(
            (observer, step) => observer.Evaluated(step with { Fitness = fitness, IsKnown = step.Evaluated <= known }));
        var journal = directory.OpenCandidates(evaluator, Table, fitness);
        var result = board?.Search(searcher, journal, progress)
            ?? SearchRun.Run(
                searcher, journal, isSetAside: null, progress, _options.InFlight, _experiment.Cancellation, _parts.Order);

        var trainings = new ComparedTrainings(
            _parts,
            _experiment,
            evaluator,
            new(_options, _experiment, calibration, supernet, _parts.Teacher, result.Best.Architecture),
            directory.TryRead(RunDirectory.ReportFile, OsnasJson.Default.SearchReport));
        var finalists = ComparedArchitecture.FindFinalists(result, Budget, trainings.Finalists);
        var compared = ComparedArchitecture.Choose(finalists, _parts.Inside, trainings.Baselines, _options.Seed);
        board?.TrainAhead(trainings, compared, result.Best.Architecture);
        var winner = trainings.Train(compared[0]);
        directory.MarkTrained();
        directory.Write(RunDirectory.ArchitectureFile, Describe(winner), OsnasJson.Default.ArchitectureDocument);
        directory.WriteVector(RunDirectory.ArchitectureVectorFile, result.Best.Architecture);
        IReadOnlyList<ReportRow> others = [.. compared.Skip(1).Select(trainings.Train)];
        var report = Report(result, winner, others);
        report = report with
        {
            Baselines = trainings.Baselines,
            Finalists = trainings.Finalists,
            Comparison = ComparisonDocument.Measure(winner, [.. SearchReport.Random(others)], trainings.Errors),
            Trust = TrustDocument.Measure(report.Ranking, [winner, .. others], _options.Seed, fitness),
            ModelFrom = _options.ModelFrom,
            Fitness = fitness,
            FrontMetrics = [.. _options.Searcher.FrontMetrics(Budget).Select(metric => MetricCatalog.Of(metric).Name)],
            Prediction = searcher.MeasureQuality(_experiment.Cancellation) is { } quality ? RankingDocument.Of(quality) : null,
            Generator = directory.TryRead(GeneratorOptions.QualityFile, SearchJson.Default.GeneratorQuality),
            Devices = RunDirectory.FindDevices(directory.Path),
            Partial = PartialDocument.Of(result, _experiment.Data.Validation.Count),
            Asynchronous = board is not null && _options.Asynchronous,
            SetAside = board?.SetAside,
            Workers = board?.Mix,
        };
        trainings.KeepPredictions();
        directory.Write(RunDirectory.ReportFile, report, OsnasJson.Default.SearchReport);
        return report;
    }

    private CheckedSearcher CreateSearcher(ImageDataset calibration, SearchMemory memory)
    {
        var searcher = _options.Searcher.Create(new(_parts.Supernet?.Supernet, _parts.Inside, _options.Seed)
        {
            Calibration = calibration,
            Validation = _experiment.Data.Validation,
            BatchSize = _options.Data.EvaluationBatchSize,
            Memory = memory,
            Start = new SearchStart(_parts).Choose(_experiment),
            Progress = _experiment.Relay<GeneratorStep>((observer, step) => observer.Generated(step)),
            Cancellation = _experiment.Cancellation,
        });
        return new(searcher, SearcherRegistry.All.NameOf(_options.Searcher), Budget);
    }

    private SearchReport Report(SearchResult result, ReportRow winner, IReadOnlyList<ReportRow> others) =>
        new(
            _experiment.Space.Name,
            Spec.Fingerprint,
            Table.InputSize,
            Table.Spec.Classes,
            _options.Seed,
            Budget.ToString(),
            _experiment.Blocks(result.Best.Architecture),
            winner,
            others,
            result.Candidates.Count,
            [.. result.Top(TopCandidates).Select(Describe)],
            [.. result.FindParetoFront(Table, [.. _options.Searcher.FrontMetrics(Budget)]).Select(Describe)],
            RankingDocument.Measure([winner, .. others], _options.Seed),
            _experiment.Directory.Path,
            Budget.Count?.ToString(CultureInfo.InvariantCulture));

    private ArchitectureDocument Describe(ReportRow row) => new(
        Spec.Name,
        Spec.Fingerprint,
        Table.InputSize,
        Table.Spec.Classes,
        row.Architecture,
        _experiment.Blocks(new(row.Architecture)),
        row.Cost,
        row.SupernetAccuracy,
        row.Model!.TestAccuracy)
    {
        Weights = row.Weights,
    };

    private CandidateDocument Describe(Evaluation candidate)
    {
        var (supernetAccuracy, otherFitness) = _options.NameFitness(candidate.Fitness);
        return new([.. candidate.Architecture], supernetAccuracy, CostDocument.Create(Table, candidate.Architecture))
        {
            Fitness = otherFitness,
        };
    }
}
