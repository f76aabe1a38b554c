using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>
/// Keeps how long each part of a run takes and how far it is, over all processes that work on the run. The time between two events
/// counts for the part of the later one, so that the parts add up to the whole. Nothing of the result depends on it, so that a file
/// that can't be read or written ends no run: the first fault is told.
/// </summary>
/// <param name="directory">The folder of the run.</param>
/// <param name="clock">Provides the time.</param>
/// <param name="inner">Watches, too.</param>
internal sealed class TimesObserver(RunDirectory directory, TimeProvider clock, IExperimentObserver? inner)
    : IExperimentObserver, IDisposable
{
    /// <summary>Between two events, the file may be as old as this: a process that is killed loses no more.</summary>
    private static readonly TimeSpan MostUnwritten = TimeSpan.FromSeconds(1);

    private readonly List<PhaseTime> _phases = [];
    private readonly RemainingTime _left = new(clock);
    private PhaseTime? _current;
    private long _counted;
    private long _written;
    private bool _isFaultTold;

    public bool WantsEstimate => inner is { WantsEstimate: true };

    public void Started(IReadOnlyList<string> summary)
    {
        _counted = clock.GetTimestamp();
        inner?.Started(summary);
        var isThere = false;
        Try(
            () =>
            {
                var earlier = directory.TryRead(RunDirectory.TimesFile, OsnasJson.Default.TimesDocument);
                _phases.AddRange(earlier?.Phases ?? []);
                isThere = earlier is not null;
            });
        if (!isThere)
            Write();
    }

    public void Estimated(RunEstimate estimate)
    {
        _left.Start(estimate);
        inner?.Estimated(estimate);
    }

    public void Trained(string network, TrainingStep progress)
    {
        Count(
            network,
            "images",
            ((progress.Epoch - 1) * progress.ImagesOfEpoch) + progress.Images,
            (double)progress.Epochs * progress.ImagesOfEpoch);
        inner?.Trained(network, progress);
    }

    public void Noted(string network, string note) => inner?.Noted(network, note);

    public void Generated(GeneratorStep progress)
    {
        Count(NetworkNames.Generator, "epochs", progress.Epoch, progress.Epochs);
        inner?.Generated(progress);
    }

    public void Evaluated(SearchStep progress)
    {
        Count(progress.Phase, "candidates", progress.Evaluated, progress.Total);
        inner?.Evaluated(progress);
    }

    /// <summary>Counts the time since the last event for its part. A run that has nothing left to do changes nothing.</summary>
    public void Dispose()
    {
        if (_current is null || !directory.IsStarted)
            return;
        Advance(_current.Name, _current.Unit, _current.Done, _current.Total);
        Write(isOver: true);
    }

    private void Count(string name, string unit, double done, double total)
    {
        var isNext = _current?.Name != name;
        Advance(name, unit, done, total);
        if (isNext || done >= total || clock.GetElapsedTime(_written, _counted) >= MostUnwritten)
            Write();
    }

    private void Advance(string name, string unit, double done, double total)
    {
        var index = _phases.FindIndex(phase => phase.Name == name);
        if (index < 0)
        {
            index = _phases.Count;
            _phases.Add(new(name, 0, unit, done, total));
        }

        var now = clock.GetTimestamp();
        _current = new(name, _phases[index].Seconds + clock.GetElapsedTime(_counted, now).TotalSeconds, unit, done, total);
        _phases[index] = _current;
        _counted = now;
        _left.Report(name, done, total);
    }

    private void Write(bool isOver = false)
    {
        _written = clock.GetTimestamp();
        var times = new TimesDocument([.. _phases], clock.GetUtcNow()) { SecondsLeft = isOver ? null : _left.Left?.TotalSeconds };
        Try(() => directory.Write(RunDirectory.TimesFile, times, OsnasJson.Default.TimesDocument));
    }

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            if (!_isFaultTold)
                inner?.Noted(_current?.Name ?? "times", $"{RunDirectory.TimesFile} lacks times: {exception.Message}");
            _isFaultTold = true;
        }
    }
}
