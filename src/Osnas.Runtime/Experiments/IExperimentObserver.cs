using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>Watches an experiment. All calls come from the thread that runs it.</summary>
public interface IExperimentObserver
{
    /// <summary>Says what the experiment will do, once, before any work.</summary>
    /// <param name="summary">Lines of text.</param>
    void Started(IReadOnlyList<string> summary);

    /// <summary>A training step.</summary>
    /// <param name="network">What is trained, as <c>supernet</c> or <c>winner</c>.</param>
    /// <param name="progress">Where the training is.</param>
    void Trained(string network, TrainingStep progress);

    /// <summary>An epoch of the architecture generator.</summary>
    /// <param name="progress">Where its training is.</param>
    void Generated(GeneratorStep progress);

    /// <summary>A candidate was evaluated.</summary>
    /// <param name="progress">Where the search is.</param>
    void Evaluated(SearchStep progress);
}
