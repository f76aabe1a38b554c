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
    private ProgressTask? _line;
    private Pace _pace;

    private LiveProgress(IAnsiConsole console, ProgressContext lines, TimeProvider clock)
    {
        _console = console;
        _lines = lines;
        _clock = clock;
        _time = new(clock);
        _pace = new(clock);
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
        Report(
            network, ProgressText.ImagesDone(progress), ProgressText.ImagesTotal(progress), rate => ProgressText.Describe(progress, rate));
        if (progress.IsEndOfEpoch && progress.Epoch == progress.Epochs)
            Finish();
    }

    public void Noted(string network, string note) => _console.WriteLine(ProgressText.Note(network, note));

    public void Generated(GeneratorStep progress) =>
        Report(ProgressText.Generator, progress.Epoch, progress.Epochs, _ => ProgressText.Describe(progress));

    public void Evaluated(SearchStep progress) =>
        Report(progress.Phase, progress.Evaluated, progress.Total, _ => ProgressText.Describe(progress));

    private void Report(string phase, double done, double total, Func<double?, IReadOnlyList<string>> describe)
    {
        if (_line?.Description != phase)
            _line = Enter(phase, total);
        _pace.Report(done);
        _time.Report(phase, done, total);
        _line.Value = done;
        _line.Tag = new Details(describe(_pace.PerSecond), _time.Left ?? _pace.Remaining(total));
    }

    private static int WidthOfBar(int width) => width switch
    {
        >= 100 => 14,
        >= 80 => 8,
        _ => 0,
    };

    private ProgressTask Enter(string phase, double total)
    {
        Finish();
        _pace = new(_clock);
        return _lines.AddTask(phase, maxValue: total);
    }

    // A search that finds no further candidates ends before its total.
    private void Finish()
    {
        if (_line is null)
            return;
        _line.Value = _line.MaxValue;
        _line.StopTask();
    }
}
