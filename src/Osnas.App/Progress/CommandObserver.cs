using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.App;

/// <summary>Keeps the command line of a run in its folder, so that its report can tell how to repeat it.</summary>
/// <param name="run">The folder of the run.</param>
/// <param name="command">The command line.</param>
/// <param name="terminal">Is told if the file can't be written. The run goes on.</param>
internal sealed class CommandObserver(string run, CommandDocument command, Terminal terminal) : IExperimentObserver
{
    public void Started(IReadOnlyList<string> summary)
    {
        if (!RunFolder.IsOfRun(run))
            return;
        try
        {
            using var directory = new RunDirectory(run);
            directory.Write(RunDirectory.CommandFile, command, OsnasJson.Default.CommandDocument);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Terminal.WriteLine(
                terminal.Error, $"{Path.Combine(run, RunDirectory.CommandFile)} can't be written: {Failure.Describe(exception)}");
        }
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
