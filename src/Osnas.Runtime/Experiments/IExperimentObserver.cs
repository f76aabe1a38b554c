using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>Observes a search or training. All calls are on the thread that runs it.</summary>
public interface IExperimentObserver
{
    /// <summary>Called once, before any work, with what the experiment will do.</summary>
    /// <param name="summary">Lines of text.</param>
    void Started(IReadOnlyList<string> summary);

    /// <summary>Whether some steps are to be timed before the work, for an estimate of what the experiment will take.</summary>
    bool WantsEstimate => false;

    /// <summary>
    /// Called once after <see cref="Started"/> with the estimate of what the experiment will take, if an estimate is requested
    /// and there is anything left to do.
    /// </summary>
    /// <param name="estimate">The estimate.</param>
    void Estimated(RunEstimate estimate)
    {
    }

    /// <summary>Called after a training step.</summary>
    /// <param name="network">The network, such as <c>supernet</c> or <c>winner</c>.</param>
    /// <param name="progress">The progress of the training.</param>
    void Trained(string network, TrainingStep progress);

    /// <summary>Called with a note about a finished training, such as that it waited for its images.</summary>
    /// <param name="network">The network, as in <see cref="Trained"/>.</param>
    /// <param name="note">One line of text.</param>
    void Noted(string network, string note)
    {
    }

    /// <summary>Called after an epoch of the architecture generator.</summary>
    /// <param name="progress">The progress of its training.</param>
    void Generated(GeneratorStep progress);

    /// <summary>Called after the evaluation of a candidate.</summary>
    /// <param name="progress">The progress of the search.</param>
    void Evaluated(SearchStep progress);
}
