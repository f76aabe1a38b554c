using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;
using Spectre.Console;

namespace Osnas.App;

/// <summary>Progress for a log: lines that stay, about ten of each training and of the search.</summary>
/// <param name="console">Takes the lines.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class PlainProgress(IAnsiConsole console, TimeProvider clock) : IExperimentObserver
{
    private const int LinesOfPhase = 10;

    private string _phase = string.Empty;
    private Pace _pace = new(clock);

    /// <summary>Shows the progress of some work while that is done.</summary>
    public static T Show<T>(IAnsiConsole console, TimeProvider clock, Func<IExperimentObserver, T> work)
    {
        var result = work(new PlainProgress(console, clock));
        Terminal.WriteLine(console, string.Empty);
        return result;
    }

    public void Started(IReadOnlyList<string> summary)
    {
        foreach (var line in summary)
            Terminal.WriteLine(console, line);
        Terminal.WriteLine(console, string.Empty);
    }

    public void Trained(string network, TrainingStep progress)
    {
        Enter(network);
        _pace.Report(ProgressText.ImagesDone(progress));
        if (progress.IsEndOfEpoch && IsTold(progress.Epoch, progress.Epochs))
            Write(ProgressText.Describe(progress, _pace.PerSecond), ProgressText.ImagesTotal(progress));
    }

    public void Evaluated(SearchStep progress)
    {
        Enter(ProgressText.Search);
        _pace.Report(progress.Evaluated);
        if (IsTold(progress.Evaluated, progress.Total))
            Write(ProgressText.Describe(progress), progress.Total);
    }

    /// <summary>Whether something is the first, or the last of a tenth.</summary>
    private static bool IsTold(int done, int total) =>
        done == 1 || (long)done * LinesOfPhase / total != (long)(done - 1) * LinesOfPhase / total;

    private void Enter(string phase)
    {
        if (phase == _phase)
            return;
        (_phase, _pace) = (phase, new(clock));
    }

    private void Write(string text, double total)
    {
        var remaining = _pace.Remaining(total) is { } time && time > TimeSpan.Zero ? $"  {Quantity.Duration(time)} left" : string.Empty;
        Terminal.WriteLine(console, $"{_phase.PadRight(ProgressText.NameWidth)}  {text}{remaining}");
    }
}
