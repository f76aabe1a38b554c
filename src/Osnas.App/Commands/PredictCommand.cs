using System.CommandLine;
using System.Globalization;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>Classifies pictures.</summary>
/// <param name="folder">The folder of the run that trained the network.</param>
/// <param name="names">Files, folders and patterns.</param>
/// <param name="top">The number of classes of each prediction.</param>
/// <param name="device">The device.</param>
/// <param name="batchSize">Pictures of a batch.</param>
/// <returns>The predictions.</returns>
internal delegate PredictReport PredictRunner(string folder, IReadOnlyList<string> names, int top, ComputeDevice device, int batchSize);

/// <summary>Says what pictures are, by the network of a search or training.</summary>
internal sealed class PredictCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "predict";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "Classify pictures with the network of a search or training";

    private const int UsualTop = 5;

    private readonly Terminal _terminal;
    private readonly PredictRunner _run;
    private readonly RunSetting _folder = new();
    private readonly Option<int?> _top =
        Settings.Whole("--top", "The number of classes to show for each picture", UsualTop, OptionRanges.Top);
    private readonly Option<ComputeDevice> _device = Settings.Device();
    private readonly Option<int?> _batchSize =
        Settings.Whole("--batch-size", "Pictures in each batch", Predictor.UsualBatchSize, OptionRanges.PassSize);
    private readonly Option<string?> _csv = Settings.Text("--csv", "Write the predictions to this CSV file", "file");
    private readonly Argument<string[]> _names = CreateNames();

    public PredictCommand(Terminal terminal, Option<bool> json, PredictRunner run)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        _run = run;
        Add(_names);
        Add(_folder.Option);
        Add(_top);
        Add(_csv);
        Add(_device);
        Add(_batchSize);
        SetAction(result => Run(result, result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } =
        [
            "predict --run runs/my-run cat.jpg",
            "predict --run runs/my-run new-pictures --csv classes.csv",
            "predict --run runs/my-run *.png --top 1 --json",
        ];

    public static Argument<string[]> CreateNames() => new("pictures")
    {
        Description = "Picture files, folders with pictures in them and below, patterns such as *.png",
        Arity = ArgumentArity.OneOrMore,
    };

    private int Run(ParseResult result, bool json)
    {
        var top = result.GetValue(_top) ?? UsualTop;
        var report = _run(
            _folder.Find(result, _terminal),
            result.GetRequiredValue(_names),
            top,
            result.GetValue(_device),
            result.GetValue(_batchSize) ?? Predictor.UsualBatchSize);
        if (result.GetValue(_csv) is { } path)
            AtomicFile.WriteAllText(path, PredictReportView.ToCsv(report.Predictions));
        if (json)
            _terminal.WriteJson(report, OsnasJson.Default.PredictReport);
        else
            PredictReportView.Write(_terminal.Output, report.Predictions);
        if (report.OtherFiles > 0)
            Tell($"left out: {report.OtherFiles:N0} files in folders that aren't named as pictures");
        if (report.Unreadable.Count == 0)
            return ExitCode.Success;
        foreach (var picture in report.Unreadable)
            Tell($"error: {picture.Problem}");
        Tell($"{report.Unreadable.Count:N0} of {report.Unreadable.Count + report.Predictions.Count:N0} can't be classified");
        return ExitCode.Failure;
    }

    private void Tell(FormattableString line) => Terminal.WriteLine(_terminal.Error, line.ToString(CultureInfo.InvariantCulture));
}
