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
}
