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
    private readonly RemainingTime _time = new(clock);
    private string _phase = string.Empty;
    private Pace _pace = new(clock);

    /// <summary>Shows the progress of some work while that is done.</summary>
    public static T Show<T>(IAnsiConsole console, TimeProvider clock, Func<IExperimentObserver, T> work)
    {
        var result = work(new PlainProgress(console, clock));
        Terminal.WriteLine(console, string.Empty);
        return result;
    }

    public bool WantsEstimate => true;

    public void Started(IReadOnlyList<string> summary)
    {
        foreach (var line in summary)
            Terminal.WriteLine(console, line);
        Terminal.WriteLine(console, string.Empty);
    }

    public void Estimated(RunEstimate estimate)
    {
        foreach (var line in EstimateView.Describe(estimate))
            Terminal.WriteLine(console, line);
        Terminal.WriteLine(console, string.Empty);
        _time.Start(estimate);
    }

    public void Trained(string network, TrainingStep progress)
    {
        Report(network, ProgressText.ImagesDone(progress), ProgressText.ImagesTotal(progress));
        if (progress.IsEndOfEpoch && ProgressText.IsTold(progress.Epoch, progress.Epochs))
            Write(ProgressText.Describe(progress, _pace.PerSecond), ProgressText.ImagesTotal(progress));
    }

    public void Noted(string network, string note) => Terminal.WriteLine(console, ProgressText.Note(network, note));

    public void Generated(GeneratorStep progress)
    {
        Report(ProgressText.Generator, progress.Epoch, progress.Epochs);
        if (ProgressText.IsTold(progress.Epoch, progress.Epochs))
            Write(ProgressText.Describe(progress), progress.Epochs);
    }

    public void Evaluated(SearchStep progress)
    {
        Report(progress.Phase, progress.Evaluated, progress.Total);
        if (ProgressText.IsTold(progress.Evaluated, progress.Total))
            Write(ProgressText.Describe(progress), progress.Total);
    }

    private void Report(string phase, double done, double total)
    {
        if (phase != _phase)
            (_phase, _pace) = (phase, new(clock));
        _pace.Report(done);
        _time.Report(phase, done, total);
    }

    /// <summary>With the time that is left of the whole run, or of its part where there is no estimate.</summary>
    private void Write(IEnumerable<string> parts, double total) =>
        Terminal.WriteLine(
            console,
            $"{ProgressText.Fit(_phase).PadRight(ProgressText.NameWidth)}  {ProgressText.Join(parts)}"
            + $"{ProgressText.Left(_time.Left ?? _pace.Remaining(total))}");
}
