using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.App;

/// <summary>Passes the events of one run to several observers, in order.</summary>
/// <param name="observers">The observers.</param>
internal sealed class SharedObserver(IReadOnlyList<IExperimentObserver> observers) : IExperimentObserver
{
    /// <summary>Performs work that its observers also watch.</summary>
    public static T Watch<T>(
        IExperimentObserver observer, IReadOnlyList<Func<IExperimentObserver>> others, Func<IExperimentObserver, T> work)
    {
        if (others.Count == 0)
            return work(observer);
        IExperimentObserver[] created = [.. others.Select(create => create())];
        try
        {
            return work(new SharedObserver([observer, .. created]));
        }
        finally
        {
            foreach (var disposable in created.OfType<IDisposable>())
                disposable.Dispose();
        }
    }

    public bool WantsEstimate => observers.Any(observer => observer.WantsEstimate);

    public void Started(IReadOnlyList<string> summary) => Tell(observer => observer.Started(summary));

    public void Estimated(RunEstimate estimate) => Tell(observer => observer.Estimated(estimate));

    public void Trained(string network, TrainingStep progress) => Tell(observer => observer.Trained(network, progress));

    public void Noted(string network, string note) => Tell(observer => observer.Noted(network, note));

    public void Generated(GeneratorStep progress) => Tell(observer => observer.Generated(progress));

    public void Evaluated(SearchStep progress) => Tell(observer => observer.Evaluated(progress));

    private void Tell(Action<IExperimentObserver> tell)
    {
        foreach (var observer in observers)
            tell(observer);
    }
}
