using System.Globalization;
using Osnas.App;
using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Cluster;

/// <summary>What a run does, and how far it is with that, for the status of its workers.</summary>
/// <param name="clock">Provides the time.</param>
internal sealed class RunProgress(TimeProvider clock) : IExperimentObserver
{
    private readonly object _lock = new();
    private readonly Dictionary<string, Pace> _paces = []; // workers train several networks at a time
    private Pace? _pace;
    private double _total;

    /// <summary>What it does, such as <c>search: 120 of 1000 candidates</c>; null before the first step.</summary>
    public string? Phase { get; private set; }

    /// <summary>The time that the rest of that takes at the present pace; null if it isn't known.</summary>
    public TimeSpan? Left
    {
        get
        {
            lock (_lock)
                return _pace?.Remaining(_total);
        }
    }

    /// <inheritdoc/>
    public void Started(IReadOnlyList<string> summary)
    {
    }

    /// <inheritdoc/>
    public void Trained(string network, TrainingStep progress) => Report(
        network,
        ProgressText.ImagesDone(progress),
        ProgressText.ImagesTotal(progress),
        string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch} of {progress.Epochs}"));

    /// <inheritdoc/>
    public void Generated(GeneratorStep progress) => Report(
        NetworkNames.Generator,
        progress.Epoch,
        progress.Epochs,
        string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch} of {progress.Epochs}"));

    /// <inheritdoc/>
    public void Evaluated(SearchStep progress) => Report(
        progress.Phase,
        progress.Evaluated,
        progress.Total,
        string.Create(CultureInfo.InvariantCulture, $"{progress.Evaluated} of {progress.Total} candidates"));

    private void Report(string part, double done, double total, string position)
    {
        lock (_lock)
        {
            if (!_paces.TryGetValue(part, out _pace))
                _paces.Add(part, _pace = new(clock));
            _pace.Report(done);
            (_total, Phase) = (total, $"{part}: {position}");
        }
    }
}
