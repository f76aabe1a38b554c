using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;
using Spectre.Console;

namespace Osnas.App;

/// <summary>Progress for a log: lines that stay, about ten of each training and of the search.</summary>
/// <param name="console">Takes the lines.</param>
/// <param name="clock">Provides the time.</param>
internal sealed class PlainProgress(IAnsiConsole console, TimeProvider clock) : IExperimentObserver
{
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
        if (progress.IsEndOfEpoch && ProgressText.IsTold(progress.Epoch, progress.Epochs))
            Write(ProgressText.Describe(progress, _pace.PerSecond), ProgressText.ImagesTotal(progress));
    }

    public void Generated(GeneratorStep progress)
    {
        Enter(ProgressText.Generator);
        _pace.Report(progress.Epoch);
        if (ProgressText.IsTold(progress.Epoch, progress.Epochs))
            Write(ProgressText.Describe(progress), progress.Epochs);
    }

    public void Evaluated(SearchStep progress)
    {
        Enter(ProgressText.Search);
        _pace.Report(progress.Evaluated);
        if (ProgressText.IsTold(progress.Evaluated, progress.Total))
            Write(ProgressText.Describe(progress), progress.Total);
    }

    private void Enter(string phase)
    {
        if (phase == _phase)
            return;
        (_phase, _pace) = (phase, new(clock));
    }

    private void Write(IEnumerable<string> parts, double total) =>
        Terminal.WriteLine(
            console, $"{_phase.PadRight(ProgressText.NameWidth)}  {ProgressText.Join(parts)}{ProgressText.Left(_pace.Remaining(total))}");
}
