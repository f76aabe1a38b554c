using Osnas.App;
using Osnas.Cluster.Tests.Processes;

namespace Osnas.Cluster.Tests.Hosting;

/// <summary>Nothing is served to who doesn't know the secret.</summary>
public sealed class SecretTests
{
    private const string Other = "another horse battery staple";

    [Fact]
    public async Task Who_knows_the_secret_is_served_and_who_does_not_is_refused()
    {
        await using var silo = await TestSilo.StartAsync();
        await using (var client = await ClusterClient.ConnectAsync(silo.Join(), CancellationToken.None))
            Assert.Equal(JoinState.NotYet, (await client.Board.JoinAsync(Card)).State);
        Assert.Empty(silo.Refused);

        var wrong = await Assert.ThrowsAsync<JoinException>(() => ConnectAsync(silo.Join(Other)));
        Assert.Equal(
            "The coordinator refuses the connection: it has another secret, or none. Use the same --secret-file on both sides.",
            wrong.Message);
        var none = await Assert.ThrowsAsync<JoinException>(() => ConnectAsync(silo.Join(secret: null)));
        Assert.Equal(
            "The coordinator refuses the connection: it has a secret. Add --secret-file with a copy of its file.", none.Message);
        Assert.NotEmpty(silo.Refused);
        Assert.All(silo.Refused, reason => Assert.Equal("it doesn't have this secret", reason));
    }

    [Fact]
    public async Task What_the_board_refuses_arrives_as_it_is()
    {
        await using var silo = await TestSilo.StartAsync(secret: null);
        await using var client = await ClusterClient.ConnectAsync(silo.Join(secret: null), CancellationToken.None);
        var hash = new string('a', 64);
        await Assert.ThrowsAsync<FileNotFoundException>(() => client.Board.ReadAsync(hash, 0, 1));
        var fault = await Assert.ThrowsAsync<InvalidDataException>(
            () => client.Board.WriteAsync(new("no-lease", hash, FileChunk.MostBytes, "weights", 0, new byte[FileChunk.MostBytes])));
        Assert.Contains("the job that it belongs to is over", fault.Message, StringComparison.Ordinal);
        var status = await client.Board.StatusAsync();
        Assert.Contains("\"workers\":[]", status, StringComparison.Ordinal);
        var refused = await client.Board.JoinAsync(Card with { Version = "0.0.1" });
        Assert.Equal(JoinState.Refused, refused.State);
    }

    /// <summary>As behind a router, in a container, or by the name of a service.</summary>
    [Fact]
    public async Task A_coordinator_is_reached_at_an_address_that_it_does_not_know()
    {
        await using var silo = await TestSilo.StartAsync();
        using var network = new CutProxy(silo.Port);
        var join = silo.Join() with { Place = new AtAddress(new("localhost", network.Port)) };
        await using var client = await ClusterClient.ConnectAsync(join, CancellationToken.None);
        Assert.Equal(JoinState.NotYet, (await client.Board.JoinAsync(Card)).State);
    }

    [Fact]
    public async Task A_port_in_use_is_a_sentence()
    {
        await using var silo = await TestSilo.StartAsync();
        var fault = await Assert.ThrowsAsync<IOException>(() => TestSilo.StartAsync(port: silo.Port));
        Assert.Equal(
            $"Port {silo.Port} of 127.0.0.1 is in use. Give --cluster another port, or end the process that has it.", fault.Message);
        Assert.True(Failure.IsExpected(fault));
    }

    internal static WorkerCard Card { get; } = new("id", "name", Library.Version, "CPU", 1, []);

    private static async Task ConnectAsync(JoinOptions options) =>
        await (await ClusterClient.ConnectAsync(options, CancellationToken.None)).DisposeAsync();
}
