using Osnas.Experiments;

namespace Osnas.Cluster.Tests.Commands;

/// <summary>What the user of a coordinator is told.</summary>
public sealed class ClusterNotesTests
{
    [Fact]
    public void A_note_is_told_once_though_its_number_changes()
    {
        using var board = TestJobs.CreateBoard(new ManualClock());
        var said = new List<string>();
        using var notes = new ClusterNotes(board, said.Add);
        for (var number = 0; number < 3; number++)
        {
            _ = board.RunAsync(new EvaluationJob([number]), null, CancellationToken.None);
            notes.Look();
        }

        Assert.Equal(["1 job can't begin: no worker is there that takes evaluate jobs."], said);
    }

    /// <summary>A short search may be over before the next look.</summary>
    [Fact]
    public void The_last_news_of_a_run_are_told_and_nothing_after_it()
    {
        var clock = new ManualClock();
        using var board = new JobBoard(
            new() { Folder = Path.Combine(Path.GetTempPath(), $"osnas-test-{Guid.NewGuid():N}") }, clock);
        board.Publish(TestJobs.Order);
        var said = new List<string>();
        using var notes = new ClusterNotes(board, said.Add);
        board.Join(TestJobs.Worker("far"));
        notes.Look();
        clock.Advance(60);
        notes.Look();

        board.Renew("far", []);
        notes.End();
        board.Leave("far");

        Assert.Equal(
            ["worker far has joined: CPU, 1 thread", "worker far sends no heartbeat; other workers take its jobs", "worker far is back"],
            said);
    }
}
