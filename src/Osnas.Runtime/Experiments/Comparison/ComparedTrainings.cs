using Osnas.Criteria;
using Osnas.Data;
using Osnas.LookUpTables;
using Osnas.Modules;
using Osnas.Search;
using Osnas.Training;
using static TorchSharp.torch;

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
    private readonly SupernetEvaluator? _supernet;
    private readonly ImageDataset _calibration;
    private readonly Architecture _best;
    private readonly SearchReport? _recorded;
    private readonly int _repeats;
    private ClassificationResult? _modelTest;

    /// <summary>The trainings of a search.</summary>
    /// <param name="parts">The search.</param>
    /// <param name="experiment">Trains.</param>
    /// <param name="evaluator">Evaluates what the search maximized.</param>
    /// <param name="supernet">Has the weights of the supernet; null without one.</param>
    /// <param name="calibration">The images for batch norm statistics.</param>
    /// <param name="best">The best architecture that the search found.</param>
    /// <param name="recorded">The report of an earlier process; null if there is none.</param>
    public ComparedTrainings(
        SearchParts parts,
        Experiment experiment,
        IEvaluator evaluator,
        SupernetEvaluator? supernet,
        ImageDataset calibration,
        Architecture best,
        SearchReport? recorded)
    {
        (_parts, _experiment, _evaluator, _supernet) = (parts, experiment, evaluator, supernet);
        (_calibration, _best, _recorded) = (calibration, best, recorded);
        var trained = experiment.Directory.TrainedNetworks.ToArray();

        // No fewer than were trained before.
        Baselines = trained.Select(NetworkNames.NumberOf).Append(Options.Baselines).Max();
        _repeats = CountRepeats(trained, Options);
        Errors = new(Path.Combine(experiment.Directory.Path, RunDirectory.TestErrorsFile), experiment.Data.Test.Count);
    }

    /// <summary>The number of random architectures to compare with.</summary>
    public int Baselines { get; }

    /// <summary>The test images that each training classifies wrong.</summary>
    public TestErrors Errors { get; }

    private SearchOptions Options => _parts.Options;

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
        var before = _recorded?.FindRow(name, architecture);
        string[] networks = [.. Enumerable.Range(1, _repeats).Select(number => NetworkNames.Repeat(name, number))];
        var (supernetAccuracy, otherFitness) = before is not null && networks.All(network => FindKnown(before, network) is not null)
            ? (before.SupernetAccuracy, before.Fitness)
            : Options.NameFitness(_evaluator.Evaluate(architecture));
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
        var model = _experiment.TrainModel(network, architecture, options, Options.BatchNorm, CreateCriterion(), FindWeights());
        measured.Add(network, model.Test);
        Errors.Add(network, [.. Enumerable.Range(0, model.Test.Images.Count).Where(image => !model.Test.Images[image].IsRight)]);
        return new(network, model.ValidationAccuracy, model.TestAccuracy);
    }

    /// <summary>Sets the weights that a network is trained from; null for new ones.</summary>
    private Action<BaseModel>? FindWeights() => Options.ModelFrom switch
    {
        ModelOrigin.Scratch => null,
        ModelOrigin.Supernet => Inherit,
        _ => throw new InvalidOperationException($"The origin {Options.ModelFrom} is unknown."),
    };

    private void Inherit(BaseModel model)
    {
        model.LoadFrom(_parts.Supernet!.Supernet);
        BatchNormCalibration.Apply(model, _calibration, Options.Data.EvaluationBatchSize);
    }

    /// <summary>The loss of the trainings; null for that of their options.</summary>
    private ICriterion? CreateCriterion()
    {
        if (Options.Distillation is not { } distillation)
            return null;
        if (_parts.Teacher is null)
            _supernet!.Activate(_best);
        var labels = Options.Model.CreateCriterion(_experiment.Data.Train);
        return distillation.CreateCriterion(_parts.Teacher ?? (nn.Module<Tensor, Tensor>)_parts.Supernet!.Supernet, labels);
    }
}
