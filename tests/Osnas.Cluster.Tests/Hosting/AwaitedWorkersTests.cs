namespace Osnas.Cluster.Tests.Hosting;

/// <summary>A coordinator knows which workers of an earlier one haven't found it.</summary>
public sealed class AwaitedWorkersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-awaited-").FullName;

    private string File => Path.Combine(_folder, "workers");

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Who_joined_a_killed_coordinator_is_missing_until_it_asks_again()
    {
        var killed = new AwaitedWorkers(File);
        foreach (var worker in (string[])["a", "b", "c"])
            killed.Answer(worker, JoinState.Joined);
        killed.Answer("too early", JoinState.NotYet);
        killed.Leave("b");
        Assert.False(killed.AnyMissing);

        var next = new AwaitedWorkers(File);
        next.Answer("a", JoinState.Over);
        Assert.True(next.AnyMissing);
        next.Answer("c", JoinState.Joined);
        Assert.False(next.AnyMissing);
    }

    [Fact]
    public void Who_has_not_come_back_is_missing_at_the_next_coordinator_too()
    {
        new AwaitedWorkers(File).Answer("a", JoinState.Joined);
        new AwaitedWorkers(File).Answer("b", JoinState.Joined);

        var third = new AwaitedWorkers(File);
        third.Answer("b", JoinState.Over);
        Assert.True(third.AnyMissing);
        third.Answer("a", JoinState.Over);
        Assert.False(third.AnyMissing);
    }

    [Fact]
    public void After_the_end_nobody_is_missing()
    {
        var ended = new AwaitedWorkers(File);
        ended.Answer("a", JoinState.Joined);
        ended.Forget();
        ended.Leave("a");
        Assert.False(new AwaitedWorkers(File).AnyMissing);
        Assert.Empty(Directory.GetFiles(_folder));
    }
}
