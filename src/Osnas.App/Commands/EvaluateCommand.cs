using System.CommandLine;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Options;

namespace Osnas.App;

/// <summary>Measures a trained network.</summary>
/// <param name="folder">The folder of the run that trained it.</param>
/// <param name="data">The data; null for that of the run.</param>
/// <param name="verifyData">Whether the files of the run's own data are read again.</param>
/// <param name="device">The device.</param>
/// <param name="batchSize">Images of a batch; null for those of the run.</param>
/// <returns>The accuracy.</returns>
internal delegate EvaluateReport EvaluateRunner(string folder, DataOptions? data, bool verifyData, ComputeDevice device, int? batchSize);

/// <summary>Measures the accuracy of the network of a search or training.</summary>
internal sealed class EvaluateCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "evaluate";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "Measure the accuracy of the network of a search or training";

    private const string VerifyFlag = "--verify-data";

    // Pictures are fitted and turned as those of the run.
    private static readonly OptionSet<DataOptions> Data = DataOptions.Declared
        .Change(
            nameof(DataOptions.InputSize),
            option => option with { Description = "Height and width to scale images to [default: the size of the run's images]" })
        .Change(nameof(DataOptions.EvaluationBatchSize), option => option with { Flag = null })
        .Change(nameof(DataOptions.Fit), option => option with { Flag = null })
        .Change(nameof(DataOptions.ApplyOrientation), option => option with { Flag = null });

    private readonly Terminal _terminal;
    private readonly EvaluateRunner _run;
    private readonly RunSetting _folder = new();
    private readonly FlagSettings _data = new(Data.Flags(new()));
    private readonly Option<ComputeDevice> _device = Settings.Device();
    private readonly Option<int?> _batchSize = Settings.Whole(
        "--evaluation-batch-size", "Images in each evaluation batch [default: that of the run]", null, OptionRanges.BatchSize);

    private readonly Option<string?> _confusion = Settings.Text(
        "--confusion",
        "Write the confusion matrix of the test images to this CSV file: a row for each class, a column for each answer",
        "file");

    public EvaluateCommand(Terminal terminal, Option<bool> json, EvaluateRunner run)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        _run = run;
        Add(_folder.Option);
        foreach (var option in _data.Options)
            Add(option);
        Add(_confusion);
        Add(_device);
        Add(_batchSize);
        SetAction(result => Run(result, result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } =
        ["evaluate --run runs/my-run", "evaluate --run runs/my-run --data other-images --json",
            "evaluate --run runs/my-run --confusion confusion.csv"];

    private void Run(ParseResult result, bool json)
    {
        var given = _data.Read(result);
        var report = _run(
            _folder.Find(result, _terminal),
            given.All(value => value.Name == VerifyFlag) ? null : ReadData(given),
            given.Any(value => value.Name == VerifyFlag),
            result.GetValue(_device),
            result.GetValue(_batchSize));
        if (result.GetValue(_confusion) is { } path && report.Test is { } test)
            AtomicFile.WriteAllText(path, EvaluateReportView.ToCsv(test));
        if (json)
        {
            _terminal.WriteJson(report, OsnasJson.Default.EvaluateReport);
            return;
        }

        EvaluateReportView.Write(_terminal.Output, report);
    }

    private static DataOptions ReadData(IReadOnlyList<GivenValue> given)
    {
        var document = ConfigDocument.OfCommandLine(given);
        return ConfigSettings.Guard(document, () =>
        {
            var data = Data.Apply(new(), document);
            Data.Judge(data, document);
            document.Check();
            return data;
        });
    }
}
