using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.App;

/// <summary>Keeps the command line of a run in its folder, so that its report can tell how to repeat it.</summary>
/// <param name="run">The folder of the run.</param>
/// <param name="command">The command line.</param>
internal sealed class CommandObserver(string run, CommandDocument command) : IExperimentObserver
{
    public void Started(IReadOnlyList<string> summary)
    {
        if (RunFolder.IsOfRun(run))
            AtomicFile.WriteAllText(
                Path.Combine(run, RunDirectory.CommandFile), JsonText.Write(command, OsnasJson.Default.CommandDocument) + "\n");
    }

    public void Trained(string network, TrainingStep progress)
    {
    }

    public void Generated(GeneratorStep progress)
    {
    }

    public void Evaluated(SearchStep progress)
    {
    }
}
