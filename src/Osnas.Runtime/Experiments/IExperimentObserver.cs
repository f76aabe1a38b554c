using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>Observes an experiment. All calls come from the thread that runs it.</summary>
public interface IExperimentObserver
{
    /// <summary>Describes what the experiment will do; called once, before any work.</summary>
    /// <param name="summary">Lines of text.</param>
    void Started(IReadOnlyList<string> summary);

    /// <summary>Whether some steps are to be timed before the work, for an estimate of what the experiment will take.</summary>
    bool WantsEstimate => false;

    /// <summary>
    /// What the experiment will take; called once after <see cref="Started"/> if it is wanted and there is anything left to do.
    /// </summary>
    /// <param name="estimate">The estimate.</param>
    void Estimated(RunEstimate estimate)
    {
    }

    /// <summary>A training step.</summary>
    /// <param name="network">The network, such as <c>supernet</c> or <c>winner</c>.</param>
    /// <param name="progress">The progress of the training.</param>
    void Trained(string network, TrainingStep progress);

    /// <summary>Something to know of a training that is over, such as that it waited for its images.</summary>
    /// <param name="network">The network, as in <see cref="Trained"/>.</param>
    /// <param name="note">One line of text.</param>
    void Noted(string network, string note)
    {
    }

    /// <summary>An epoch of the architecture generator.</summary>
    /// <param name="progress">The progress of its training.</param>
    void Generated(GeneratorStep progress);

    /// <summary>A candidate was evaluated.</summary>
    /// <param name="progress">The progress of the search.</param>
    void Evaluated(SearchStep progress);
}
