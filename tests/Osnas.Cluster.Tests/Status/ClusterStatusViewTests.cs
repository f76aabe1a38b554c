using Osnas.App;
using Spectre.Console;

namespace Osnas.Cluster.Tests;

/// <summary>What <c>status</c> shows.</summary>
public sealed class ClusterStatusViewTests
{
    private static readonly ClusterStatus Status = new()
    {
        IsOver = false,
        Phase = "search: 120 of 1000 candidates",
        SecondsLeft = 825,
        Workers =
        [
            Worker("build-1") with { Job = "candidate 0,1,2,3,4,5,6,7", Seconds = 1, Candidates = 60, WorkShare = 0.987 },
            Worker("gpu-box") with
            {
                Device = "NVIDIA H200 (cuda:0)", Job = "training of winner", Progress = "epoch 3 of 30", Seconds = 75, Trainings = 1,
                WorkShare = 1,
            },
            Worker("laptop") with { State = WorkerState.Idle, Only = ["latency"], Seconds = 3700 },
            Worker("old-box") with { State = WorkerState.Lost, Job = "candidate 1,1,1,1,1,1,1,1", Seconds = 12 },
        ],
        JobsAtWork = 3,
        JobsWaiting = 0,
        Candidates = 120,
        CandidatesPerMinute = 64.0,
        Trainings = 1,
        JobsLost = 1,
        TooLate = 0,
        FailedCount = 1,
        Failed = [new("candidate 2,2,2,2,2,2,2,2", "evaluate", [new("build-1", "no memory"), new("gpu-box", "no memory")])],
        RefusedCount = 6,
        Refused =
            [
                .. Enumerable.Repeat(new RefusedWorker("new-box", "it has Osnas 0.3.0, and the coordinator 0.4.0: use the same version"), 6)
            ],
        Notes = ["1 of 3 workers have nothing to do: --in-flight is 2."],
    };

    [Fact]
    public void The_status_fits_80_columns_and_says_all()
    {
        var text = Show(Status, 80);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.StartsWith(
            "search: 120 of 1000 candidates, about 13:45 left of it, 64 candidates a minute\n", text, StringComparison.Ordinal);
        var words = string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("1 of 3 workers have nothing to do: --in-flight is 2.", words, StringComparison.Ordinal);
        Assert.Contains("1 job went to another worker because the first wasn't heard of.", words, StringComparison.Ordinal);
        Assert.Contains("failed: candidate 2,2,2,2,2,2,2,2: build-1: no memory; gpu-box: no memory", words, StringComparison.Ordinal);
        Assert.Contains("1 worker was refused before.", words, StringComparison.Ordinal);
        Assert.Contains("98.7 %", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_ends_with_the_run()
    {
        var writer = new StringWriter { NewLine = "\n" };
        var states = new Queue<ClusterStatus>([Status, Status, Status with { IsOver = true }]);
        await ClusterStatusView.WatchAsync(
            Console(writer, 80), () => Task.FromResult(states.Dequeue()), TimeSpan.Zero, TimeProvider.System, CancellationToken.None);
        Assert.Empty(states);
        Assert.Contains("The run is over, 64 candidates a minute", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_has_what_a_program_needs()
    {
        var json = JsonText.Write(Status, ClusterJson.Default.ClusterStatus);
        Assert.Contains("\"candidatesPerMinute\": 64,", json, StringComparison.Ordinal);
        Assert.Contains("\"state\": \"Idle\"", json, StringComparison.Ordinal);
        Assert.Equal(
            json, JsonText.Write(JsonText.Parse("status", json, ClusterJson.Default.ClusterStatus), ClusterJson.Default.ClusterStatus));
    }

    private static WorkerStatus Worker(string name) => new()
    {
        Name = name,
        Device = "CPU (AMD EPYC 9R14)",
        Threads = 1,
        Only = [],
        State = WorkerState.AtWork,
        Seconds = 0,
        Candidates = 0,
        Trainings = 0,
        Failed = 0,
        WorkShare = 0,
    };

    private static string Show(ClusterStatus status, int width)
    {
        var writer = new StringWriter { NewLine = "\n" };
        ClusterStatusView.Write(Console(writer, width), status);
        return writer.ToString().ReplaceLineEndings("\n");
    }

    private static IAnsiConsole Console(TextWriter writer, int width)
    {
        var console = AnsiConsole.Create(
            new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new Screen(writer, width) });
        console.Profile.Width = width;
        return console;
    }

    private sealed class Screen(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
