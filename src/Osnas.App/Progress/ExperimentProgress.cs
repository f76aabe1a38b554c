using Osnas.Experiments;
using Spectre.Console;

namespace Osnas.App;

/// <summary>The progress of an experiment, as the console can show it.</summary>
internal static class ExperimentProgress
{
    /// <summary>Shows the progress of some work while that is done.</summary>
    public static T Show<T>(IAnsiConsole console, Func<IExperimentObserver, T> work) =>
        Terminal.IsLive(console) && LiveProgress.Fits(console)
        ? LiveProgress.Show(console, TimeProvider.System, work)
        : PlainProgress.Show(console, TimeProvider.System, work);
}
