using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;
using Spectre.Console;

namespace Osnas.App;

/// <summary>Progress for a terminal: a line of each training and of the search, which stays when that is over.</summary>
internal sealed class LiveProgress : IExperimentObserver
{
    private const int LeastWidth = 40;

    private readonly IAnsiConsole _console;
    private readonly ProgressContext _lines;
    private readonly TimeProvider _clock;
    private readonly RemainingTime _time;
    private readonly Dictionary<string, (ProgressTask Line, Pace Pace)> _phases = [];
    private ProgressTask? _line;

    private LiveProgress(IAnsiConsole console, ProgressContext lines, TimeProvider clock)
    {
        _console = console;
        _lines = lines;
        _clock = clock;
        _time = new(clock);
    }

    /// <summary>Shows the progress of some work while that is done.</summary>
    public static T Show<T>(IAnsiConsole console, TimeProvider clock, Func<IExperimentObserver, T> work)
    {
        var bar = WidthOfBar(console.Profile.Width);
        ProgressColumn[] bars =
            bar == 0 ? [] : [new ProgressBarColumn { Width = bar, CompletedStyle = new(Color.Blue), FinishedStyle = new(Color.Green) }];
        return console
            .Progress()
            .Columns([new NameColumn(), .. bars, new DetailsColumn(bar)])
            .Start(lines => work(new LiveProgress(console, lines, clock)));
    }

    /// <summary>Whether a console is wide enough.</summary>
    public static bool Fits(IAnsiConsole console) => console.Profile.Width >= LeastWidth;

    public bool WantsEstimate => true;

    public void Started(IReadOnlyList<string> summary)
    {
        foreach (var line in summary)
            _console.WriteLine(TextLines.Wrap(line, _console.Profile.Width));
    }

    public void Estimated(RunEstimate estimate)
    {
        foreach (var line in EstimateView.Describe(estimate))
            _console.WriteLine(line);
        _time.Start(estimate);
    }

    public void Trained(string network, TrainingStep progress)
    {
        var line = Report(
            network, ProgressText.ImagesDone(progress), ProgressText.ImagesTotal(progress), rate => ProgressText.Describe(progress, rate));
        if (progress.IsEndOfEpoch && progress.Epoch == progress.Epochs)
            Finish(line);
    }

    public void Noted(string network, string note) => _console.WriteLine(ProgressText.Note(network, note));

    public void Generated(GeneratorStep progress) =>
        Report(ProgressText.Generator, progress.Epoch, progress.Epochs, _ => ProgressText.Describe(progress));

    public void Evaluated(SearchStep progress)
    {
        if (!progress.IsKnown)
            Report(progress.Phase, progress.Evaluated, progress.Total, _ => ProgressText.Describe(progress));
    }

    private ProgressTask Report(string phase, double done, double total, Func<double?, IReadOnlyList<string>> describe)
    {
        var (line, pace) = Enter(phase, total);
        pace.Report(done);
        _time.Report(phase, done, total);
        line.Value = done;
        line.Tag = new Details(describe(pace.PerSecond), _time.Left ?? pace.Remaining(total));
        return line;
    }

    private static int WidthOfBar(int width) => width switch
    {
        >= 100 => 14,
        >= 80 => 8,
        _ => 0,
    };

    /// <summary>Goes to the line of a phase. Several trainings can be under way at once, each with its line.</summary>
    private (ProgressTask Line, Pace Pace) Enter(string phase, double total)
    {
        // A search that finds no further candidates ends before its total.
        if (_line is { Description: NetworkNames.Start or NetworkNames.Search or NetworkNames.Generator } && _line.Description != phase)
            Finish(_line);
        if (!_phases.TryGetValue(phase, out var entered))
            _phases.Add(phase, entered = (_lines.AddTask(phase, maxValue: total), new(_clock)));
        _line = entered.Line;
        return entered;
    }

    private static void Finish(ProgressTask line)
    {
        line.Value = line.MaxValue;
        line.StopTask();
    }
}
