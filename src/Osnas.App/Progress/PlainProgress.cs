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
    private readonly Dictionary<string, Pace> _paces = [];

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
        var pace = Report(network, ProgressText.ImagesDone(progress), ProgressText.ImagesTotal(progress));
        if (progress.IsEndOfEpoch && ProgressText.IsTold(progress.Epoch, progress.Epochs))
            Write(network, ProgressText.Describe(progress, pace.PerSecond), pace.Remaining(ProgressText.ImagesTotal(progress)));
    }

    public void Noted(string network, string note) => Terminal.WriteLine(console, ProgressText.Note(network, note));

    public void Generated(GeneratorStep progress)
    {
        var pace = Report(ProgressText.Generator, progress.Epoch, progress.Epochs);
        if (ProgressText.IsTold(progress.Epoch, progress.Epochs))
            Write(ProgressText.Generator, ProgressText.Describe(progress), pace.Remaining(progress.Epochs));
    }

    public void Evaluated(SearchStep progress)
    {
        if (progress.IsKnown)
            return;
        var isFirst = !_paces.ContainsKey(progress.Phase);
        var pace = Report(progress.Phase, progress.Evaluated, progress.Total);
        if (isFirst || ProgressText.IsTold(progress.Evaluated, progress.Total))
            Write(progress.Phase, ProgressText.Describe(progress), pace.Remaining(progress.Total));
    }

    /// <summary>Takes how far a phase is. Several may go on at a time, on several machines.</summary>
    private Pace Report(string phase, double done, double total)
    {
        if (!_paces.TryGetValue(phase, out var pace))
            _paces.Add(phase, pace = new(clock));
        pace.Report(done);
        _time.Report(phase, done, total);
        return pace;
    }

    /// <summary>With the time that is left of the whole run, or of its part where there is no estimate.</summary>
    private void Write(string phase, IEnumerable<string> parts, TimeSpan? left) =>
        Terminal.WriteLine(
            console,
            $"{ProgressText.Fit(phase).PadRight(ProgressText.NameWidth)}  "
            + $"{ProgressText.Join(parts)}{ProgressText.Left(_time.Left ?? left)}");
}
