using System.Collections.Concurrent;

namespace Osnas.Cluster.Tests.Hosting;

/// <summary>A worker finds its coordinator again.</summary>
public sealed class ClusterLinkTests
{
    [Fact]
    public async Task A_coordinator_that_is_started_again_is_found_again()
    {
        var said = new ConcurrentQueue<string>();
        var silo = await TestSilo.StartAsync();
        var (port, join) = (silo.Port, silo.Join());
        await using var link = new ClusterLink(join, said.Enqueue, CancellationToken.None);
        Assert.Equal(JoinState.NotYet, (await link.CallAsync(board => board.JoinAsync(SecretTests.Card))).State);
        await silo.DisposeAsync();

        var call = link.CallAsync(board => board.JoinAsync(SecretTests.Card));
        await using var next = await TestSilo.StartAsync(port: port);
        next.Board.Close();
        Assert.Equal(JoinState.Over, (await call).State);
        Assert.Equal($"connected to localhost:{port}", said.First());
    }

    [Fact]
    public async Task A_call_that_is_never_answered_is_a_fault_of_the_call()
    {
        await using var silo = await TestSilo.StartAsync();
        var calls = 0;
        await using var link = new ClusterLink(silo.Join(), _ => { }, CancellationToken.None) { MostAttempts = 2 };
        var fault = await Assert.ThrowsAsync<IOException>(() => link.CallAsync<int>(_ =>
        {
            calls++;
            throw new TimeoutException("No answer.");
        }));
        Assert.Equal(
            (2, $"The coordinator at localhost:{silo.Port} is there, and didn't answer a call in 2 attempts: No answer."),
            (calls, fault.Message));
    }

    [Fact]
    public async Task A_long_result_arrives()
    {
        await using var silo = await TestSilo.StartAsync();
        await using var link = new ClusterLink(silo.Join(), _ => { }, CancellationToken.None) { MostAttempts = 1 };
        var result = new string('0', ClusterIdentity.MostBytesOfText);
        Assert.Equal(TellState.TooLate, await link.CallAsync(board => board.TellAsync("worker", "lease", result)));
    }

    [Fact]
    public async Task Who_has_seen_a_coordinator_gives_up_when_it_is_gone()
    {
        var silo = await TestSilo.StartAsync();
        var join = silo.Join() with { GiveUpAfterLoss = TimeSpan.Zero };
        await using var link = new ClusterLink(join, _ => { }, CancellationToken.None);
        await link.CallAsync(board => board.StatusAsync());
        await silo.DisposeAsync();
        var fault = await Assert.ThrowsAsync<JoinException>(() => link.CallAsync(board => board.StatusAsync()));
        Assert.Equal($"No coordinator was found again in 0 s: there is no coordinator at {join.Place}.", fault.Message);
    }

    [Fact]
    public async Task A_worker_gives_up_when_it_is_told_to()
    {
        var join = new JoinOptions
        {
            Place = new AtAddress(new("127.0.0.1", TestSilo.FindPort())),
            Secret = new(null),
            GiveUpAfter = TimeSpan.Zero,
        };
        await using var link = new ClusterLink(join, _ => { }, CancellationToken.None);
        var fault = await Assert.ThrowsAsync<JoinException>(() => link.CallAsync(board => board.StatusAsync()));
        Assert.Equal($"No coordinator was found in 0 s: there is no coordinator at {join.Place}.", fault.Message);
    }

    [Fact]
    public async Task Nobody_looks_for_a_coordinator_after_the_end()
    {
        using var ending = new CancellationTokenSource();
        var join = new JoinOptions { Place = new AtAddress(new("127.0.0.1", TestSilo.FindPort())), Secret = new(null) };
        await using var link = new ClusterLink(join, _ => ending.Cancel(), ending.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => link.CallAsync(board => board.StatusAsync()));
    }
}
