using System.CommandLine;
using System.Globalization;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>Runs a training.</summary>
/// <param name="options">What to train.</param>
/// <param name="threads">The number of torch threads; null for torch's default.</param>
/// <param name="observer">Observes the run.</param>
/// <param name="cancellation">Cancels between two steps.</param>
/// <returns>The result.</returns>
internal delegate TrainReport TrainRunner(TrainOptions options, int? threads, IExperimentObserver observer, CancellationToken cancellation);

/// <summary>Trains one architecture.</summary>
internal sealed class TrainCommand : Command, IHasExamples, IHasOptionGroups, IReadsOptions
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "train";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "Train an architecture, from scratch or from weights in a file";

    private readonly Terminal _terminal;
    private readonly TrainRunner _run;
    private readonly PlanRunner<TrainOptions> _plan;
    private readonly Option<bool> _dryRun = Settings.DryRun();
    private readonly TrainSettings _settings = new();

    public TrainCommand(Terminal terminal, Option<bool> json, TrainRunner run, PlanRunner<TrainOptions> plan, int processors)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        _run = run;
        _plan = plan;
        foreach (var option in _settings.Options)
            Add(option);
        Add(_settings.Threads);
        Add(_dryRun);
        SetAction((result, cancellation) =>
        {
            var (options, threads, isJson) = (_settings.Read(result, _terminal), result.GetValue(_settings.Threads), result.GetValue(json));
            Settings.WarnOfThreads(threads, processors, _terminal);
            return Task.FromResult(
                result.GetValue(_dryRun) ? Plan(options, threads, isJson, cancellation) : Run(options, threads, isJson, cancellation));
        });
    }

    /// <summary>Makes sure that each option has a name of its own.</summary>
    /// <param name="ofProgram">The options that all commands have.</param>
    /// <exception cref="InvalidOperationException">A class that the program registers declares the flag of another option.</exception>
    public void CheckFlags(IEnumerable<Option> ofProgram) => _settings.Flags.CheckBeside([.. ofProgram, .. Options]);

    public IEnumerable<string> FindFaults(ParseResult result) => ConfigSettings.FindFaults(() => _settings.Read(result, _terminal));

    public IReadOnlyList<string> Examples { get; } =
    [
        "train --space MySpace --architecture 0,3,1,2 --data fashion-mnist",
        "train --space MySpace --architecture runs/my-run --data fashion-mnist",
        "train --architecture runs/my-run --data ./images --weights winner.dat",
        "train --config train.yml --name my-run",
    ];

    public IReadOnlyList<(string First, string Title)> OptionGroups { get; } =
    [
        ("--config", "Where the options come from"),
        ("--architecture", "Architecture"),
        ("--data", "Images"),
        ("--criterion", "Training"),
        ("--checkpoint-every", "The run"),
        ("-?", "Output"),
    ];

    private int Plan(TrainOptions options, int? threads, bool json, CancellationToken cancellation)
    {
        PlanView.Write(_terminal, _plan(options, threads, cancellation), json);
        return ExitCode.Success;
    }

    private int Run(TrainOptions options, int? threads, bool json, CancellationToken cancellation)
    {
        var report =
            ExperimentProgress.Show(json ? _terminal.Error : _terminal.Output, observer => _run(options, threads, observer, cancellation));
        if (json)
        {
            _terminal.WriteJson(report, OsnasJson.Default.TrainReport);
            return ExitCode.Success;
        }

        Terminal.WriteLine(
            _terminal.Output,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Space} {string.Join(",", report.Architecture)}: {report.Cost.Flops:N0} FLOPs, {report.Cost.Params:N0} "
                + $"parameters"));
        foreach (var line in report.Weights?.Describe() ?? [])
            Terminal.WriteLine(_terminal.Output, line);
        if (report.ValidationAccuracy is { } validation)
            Terminal.WriteLine(_terminal.Output, $"validation accuracy  {Quantity.Percent(validation)}");
        Terminal.WriteLine(_terminal.Output, $"test accuracy        {Quantity.Percent(report.TestAccuracy)}");
        if (DeviceDocument.DescribeChange(report.Devices) is { } devices)
            Terminal.WriteLine(_terminal.Output, devices);
        Terminal.WriteLine(_terminal.Output, $"files in {report.Output}");
        return ExitCode.Success;
    }
}
