using System.Runtime.CompilerServices;
using Osnas.App;
using Osnas.Experiments;
using Osnas.Pictures.Tests.Drawing;
using Osnas.Pictures.Tests.Editor;

namespace Osnas.Pictures.Tests.Terminal;

/// <summary>
/// Commands of the quickstart, as its program runs them. What takes minutes, or depends on the machine, was recorded by
/// <c>./build.sh pictures --record</c>: the estimate of a search, and its report.
/// </summary>
internal sealed class Session
{
    private const string Space = "DigitsSpace";

    private readonly Runners _runners;

    private Session(RunPlan plan, SearchReport report) => _runners = Runners.OfLibtorch with
    {
        // The command line adds its two files to those of the plan, as it did when it was recorded.
        PlanSearch = (_, _, _) => plan with { Files = [.. plan.Files.SkipLast(2)] },
        // The folder of the run is not that of the machine that recorded it.
        Search = (_, _, _, _) => report with { Output = plan.Output },
    };

    public static async Task<Session> StartAsync()
    {
        var path = RepositoryRoot.Combine("samples", "Quickstart", $"{Space}.cs");
        var program = await (await EditedFile.OpenAsync(Path.GetFileName(path), await File.ReadAllTextAsync(path))).LoadAsync();
        RuntimeHelpers.RunModuleConstructor(program.ManifestModule.ModuleHandle);
        return new(
            JsonText.Read(Recorded("plan.json"), OsnasJson.Default.RunPlan),
            JsonText.Read(Recorded("report.json"), OsnasJson.Default.SearchReport));
    }

    /// <summary>What a command writes.</summary>
    public async Task<List<List<StyledText>>> RunAsync(params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var console = TerminalOutput.CreateConsole(output);
        var defaults = new SearchOptions { Space = Space, Data = new() { Source = "digits.csv.gz" } };
        var host = new AppHost(new(console, console), _runners, new() { Defaults = defaults });
        Assert.Equal(ExitCode.Success, await host.RunAsync(arguments, CancellationToken.None));
        return AnsiText.Read(output.ToString());
    }

    private static string Recorded(string name) => RepositoryRoot.Combine("tests", "Osnas.Pictures.Tests", "Terminal", "Recorded", name);
}
