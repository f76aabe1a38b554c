using System.Globalization;
using Osnas.App;
using Osnas.Experiments;
using Osnas.Report;
using Spectre.Console;

namespace Osnas.EndToEnd;

/// <summary>The pages of real runs: one under way, one that was stopped, and finished ones.</summary>
public sealed class RunPageTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ASearchHasItsPageWhileItRunsWhenItIsStoppedAndAtItsEnd()
    {
        var run = _folder.Locate("run");
        using var source = new CancellationTokenSource();
        var running = string.Empty;
        Assert.Throws<RunStoppedException>(() => SearchExperiment.Run(
            ResumeRun.Options(run),
            new ResumeRun.Watcher(phase =>
            {
                if (phase != "winner")
                    return;
                running = ReportPages.OfRuns(run);
                source.Cancel();
            }),
            source.Token));
        var stopped = ReportPages.OfRuns(run);
        var report = SearchExperiment.Run(ResumeRun.Options(run));
        var finished = ReportPages.OfRuns(run);

        Assert.Contains("running; this page shows what there is so far", running, StringComparison.Ordinal);
        Assert.Contains("stopped; the same command resumes it", stopped, StringComparison.Ordinal);
        Assert.All((string[])[running, stopped], page => Assert.Contains("8 candidates", page, StringComparison.Ordinal));
        Assert.Contains(string.Join(',', report.Winner.Architecture), finished, StringComparison.Ordinal);
        Assert.Contains(
            report.Winner.Cost.Flops.ToString("N0", CultureInfo.InvariantCulture), finished, StringComparison.Ordinal);
        var wrong = RunReader.Read(run).Test!.WrongImages.Count;
        Assert.Equal(wrong, finished.Split("data:image/bmp;base64,").Length - 1);
        Assert.Equal(finished, ReportPages.OfRuns(run));
    }

    /// <summary>By the command line, whose words the page repeats.</summary>
    [Fact]
    public async Task ATrainingWritesItsPage()
    {
        string[] arguments =
        [
            "train", "--space", nameof(TinySpace), "--architecture", "0,3,0,3", "--data",
            Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"), "--limit", "240", "--epochs", "1", "--output", _folder.Path,
            "--name", "run",
        ];
        var host = new AppHost(new(Silent(), Silent()), Runners.OfLibtorch, new OsnasAppBuilder());

        Assert.Equal(ExitCode.Success, await host.RunAsync(arguments, CancellationToken.None));

        var page = await File.ReadAllTextAsync(_folder.Locate("run", ReportPages.FileName));
        Assert.Contains(" train --space TinySpace --architecture 0,3,0,3 --data ", page, StringComparison.Ordinal);
        Assert.Contains("test accuracy", page, StringComparison.Ordinal);
    }

    private static IAnsiConsole Silent() => AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(TextWriter.Null) });
}
