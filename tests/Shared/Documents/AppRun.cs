using Osnas.App;
using Osnas.App.Tests;

namespace Osnas.Tests.Documents;

/// <summary>What the command line of a package leads to.</summary>
internal sealed record AppRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command line.</summary>
    /// <param name="app">The program.</param>
    /// <param name="cancellation">Ends what waits for something.</param>
    /// <param name="args">The words.</param>
    public static async Task<AppRun> Of(OsnasAppBuilder app, CancellationToken cancellation, params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var host = new AppHost(new(PlainConsole.Create(output), PlainConsole.Create(error)), Runners.OfLibtorch, app);
        return new(await host.RunAsync(args, cancellation), $"{output}", $"{error}");
    }

    /// <summary>
    /// Has a program read commands of pages, and do nothing: what they would wait for is cancelled before.
    /// </summary>
    /// <param name="app">The program.</param>
    /// <param name="commands">The words of each.</param>
    /// <returns>What was wrong, a line for each.</returns>
    public static async Task<IReadOnlyList<string>> FindFaults(OsnasAppBuilder app, IEnumerable<string[]> commands)
    {
        var faults = new List<string>();
        foreach (var words in commands)
        {
            var run = await Of(app, new(canceled: true), words);
            if (run.ExitCode is not (App.ExitCode.Success or App.ExitCode.Cancelled))
                faults.Add($"{string.Join(' ', words)}: {run.Error}");
        }

        return faults;
    }
}
