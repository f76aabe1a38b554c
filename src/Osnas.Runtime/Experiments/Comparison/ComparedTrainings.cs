using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>
/// Trains the winner of a search and what it is compared with, each as often as the options say. Trainings of an earlier process
/// stay, and count.
/// </summary>
internal sealed class ComparedTrainings
{
    private readonly SearchParts _parts;
    private readonly Experiment _experiment;
    private readonly IEvaluator _evaluator;
    private readonly NetworkTraining _training;
    private readonly SearchReport? _recorded;
    private readonly int _repeats;
    private readonly Dictionary<Architecture, double?> _fitness = []; // null of what workers can't evaluate
    private readonly Dictionary<string, TrainedModel> _models = [];
    private ClassificationResult? _modelTest;

    /// <summary>The trainings of a search.</summary>
    /// <param name="parts">The search.</param>
    /// <param name="experiment">The run.</param>
    /// <param name="evaluator">Evaluates what the search maximized.</param>
    /// <param name="training">Trains.</param>
    /// <param name="recorded">The report of an earlier process; null if there is none.</param>
    public ComparedTrainings(
        SearchParts parts, Experiment experiment, IEvaluator evaluator, NetworkTraining training, SearchReport? recorded)
    {
        (_parts, _experiment, _evaluator, _training, _recorded) = (parts, experiment, evaluator, training, recorded);
        var trained = experiment.Directory.TrainedNetworks.ToArray();

        // No fewer than were trained before.
        Baselines = trained.Select(NetworkNames.RandomNumberOf).Append(Options.Baselines).Max();
        Finalists = trained.Select(NetworkNames.FinalistNumberOf).Append(Options.Finalists).Max();
        _repeats = CountRepeats(trained, Options);
        Errors = new(Path.Combine(experiment.Directory.Path, RunDirectory.TestErrorsFile), experiment.Data.Test.Count);
    }

    /// <summary>The number of random architectures to compare with.</summary>
    public int Baselines { get; }

    /// <summary>The number of best candidates to train, with the winner.</summary>
    public int Finalists { get; }

    /// <summary>The test images that each training classifies wrong.</summary>
    public TestErrors Errors { get; }

    private SearchOptions Options => _parts.Options;

    /// <summary>Has all that is missing done by workers, at once. What isn't trained here afterwards is measured alone.</summary>
    /// <param name="all">The architectures, the first to begin with first.</param>
    /// <param name="trainings">Has networks trained.</param>
    public void TrainAhead(IReadOnlyList<ComparedArchitecture> all, BoardTrainings trainings)
    {
        ComparedArchitecture[] missing = [.. all.Where(compared => NetworksOf(compared).Any(network => !IsKnown(compared, network)))];
        foreach (var compared in missing)
            _fitness.Add(compared.Architecture, null);
        foreach (var evaluation in _evaluator.Evaluate([.. _fitness.Keys]))
            _fitness[evaluation.Architecture] = evaluation.Fitness;
        BoardTraining[] untrained =
        [
            .. from compared in missing
            from numbered in NetworksOf(compared).Select((network, index) => (Network: network, Number: index + 1))
            where !_experiment.Directory.HasWeights(numbered.Network)
            select new BoardTraining(numbered.Network, compared.Architecture, Options.ModelTrainingOf(numbered.Number)),
        ];
        foreach (var (network, model) in trainings.Train(untrained))
            _models.Add(network, model);
        _experiment.Directory.SortHistory([.. all.SelectMany(NetworksOf)]);
    }

    /// <summary>How often each architecture is trained, in words; null for once.</summary>
    /// <param name="options">The options.</param>
    /// <param name="resumed">The folder of a run that goes on; null for a new one.</param>
    public static string? DescribeRepeats(SearchOptions options, string? resumed)
    {
        var repeats = CountRepeats(resumed is null ? [] : RunDirectory.FindTrainedNetworks(resumed), options);
        var fewer = repeats > options.Repeats ? $", not {options.Repeats}: those that are done stay" : string.Empty;
        return repeats > 1 ? $"{repeats} trainings of the winner and of each architecture that it is compared with{fewer}" : null;
    }

    /// <summary>Trains an architecture.</summary>
    /// <returns>Its row in the report.</returns>
    public ReportRow Train(ComparedArchitecture compared)
    {
        var (architecture, name) = (compared.Architecture, compared.Parts[0]);
        var before = FindRow(compared);
        var networks = NetworksOf(compared);
        var (supernetAccuracy, otherFitness) = before is not null && networks.All(network => FindKnown(before, network) is not null)
            ? (before.SupernetAccuracy, before.Fitness)
            : Options.NameFitness(_fitness.TryGetValue(architecture, out var fitness) ? fitness : _evaluator.Evaluate(architecture));
        var measured = new Dictionary<string, ClassificationResult>();
        TrainingDocument[] trainings =
        [
            .. networks.Select((network, index) =>
                FindKnown(before, network) ?? Train(network, architecture, Options.ModelTrainingOf(index + 1), measured)),
        ];
        var row = new ReportRow(
            name,
            [.. architecture],
            CostDocument.Create(_parts.Table, architecture),
            _parts.Budget.IsMetBy(architecture),
            supernetAccuracy,
            trainings.Average(training => training.TestAccuracy))
        {
            AlsoIs = [.. compared.Parts.Skip(1)],
            Fitness = otherFitness,
            Trainings = trainings,
        };
        if (name != NetworkNames.Winner)
            return row;
        _modelTest = measured.GetValueOrDefault(row.Model!.Network);
        return row with { TestClasses = _modelTest?.ByClass ?? before?.TestClasses };
    }

    /// <summary>
    /// Writes what the model takes each test image for, unless an earlier process did. It belongs to the report, and is written with
    /// it: the model of an earlier report may be another network.
    /// </summary>
    public void KeepPredictions()
    {
        if (_modelTest is not null)
            TestPredictions.Keep(_experiment.Directory, _experiment.Data.Test, _modelTest);
    }

    /// <summary>The trainings of an architecture.</summary>
    private string[] NetworksOf(ComparedArchitecture compared) =>
        [.. Enumerable.Range(1, _repeats).Select(number => NetworkNames.Repeat(compared.Parts[0], number))];

    private ReportRow? FindRow(ComparedArchitecture compared) => _recorded?.FindRow(compared.Parts[0], compared.Architecture);

    private bool IsKnown(ComparedArchitecture compared, string network) => FindKnown(FindRow(compared), network) is not null;

    private static int CountRepeats(IEnumerable<string> trained, SearchOptions options) =>
        trained.Select(NetworkNames.RepeatOf).Append(options.Repeats).Max();

    /// <summary>A training as an earlier process measured it; null if it has to be measured.</summary>
    private TrainingDocument? FindKnown(ReportRow? before, string network) =>
        _experiment.Directory.HasWeights(network) && Errors.Has(network) && !LacksPredictions(before, network)
            ? before?.Trainings.FirstOrDefault(training => training.Network == network)
            : null;

    /// <summary>Whether a network is the model of the run, and what it takes the test images for isn't there.</summary>
    private bool LacksPredictions(ReportRow? row, string network) =>
        row is { Name: NetworkNames.Winner } && row.Model?.Network == network && !TestPredictions.AreKept(_experiment.Directory);

    private TrainingDocument Train(
        string network, Architecture architecture, TrainingOptions options, Dictionary<string, ClassificationResult> measured)
    {
        var model = _models.TryGetValue(network, out var ahead) ? ahead : _training.Train(network, architecture, options);
        measured.Add(network, model.Test);
        Errors.Add(network, [.. Enumerable.Range(0, model.Test.Images.Count).Where(image => !model.Test.Images[image].IsRight)]);
        return new(network, model.ValidationAccuracy, model.TestAccuracy);
    }
}
