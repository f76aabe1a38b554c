using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Osnas.Cluster.Tests.Hosting;

/// <summary>The first bytes of a connection, without a network.</summary>
public sealed class HandshakeTests
{
    private const string Secret = TestSilo.Secret;

    [Fact]
    public async Task Two_sides_with_one_secret_go_on()
    {
        var (worker, coordinator) = Connect();
        var served = 0;
        var accept = new SecretHandshake(new(Secret)).AcceptAsync(coordinator, Count, (_, _) => Assert.Fail("refused"));
        await new SecretHandshake(new(Secret)).EnterAsync(worker, Count);
        await accept;
        Assert.Equal(2, served);

        Task Count(ConnectionContext connection)
        {
            Interlocked.Increment(ref served);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task The_secret_and_its_key_do_not_travel_and_no_two_handshakes_are_alike()
    {
        var (first, second) = (await RecordAsync(), await RecordAsync());
        Assert.Equal(first.Length, second.Length);
        Assert.DoesNotContain(Secret, System.Text.Encoding.Latin1.GetString(first), StringComparison.Ordinal);
        Assert.NotEqual(first[8..], second[8..]);

        // What a worker sent once opens no other connection.
        var (attacker, coordinator) = Connect();
        var refused = new List<string>();
        var accept = new SecretHandshake(new(Secret)).AcceptAsync(coordinator, _ => throw new InvalidOperationException(), Refuse);
        await attacker.Transport.Output.WriteAsync(first);
        await attacker.Transport.Output.CompleteAsync();
        await accept;
        Assert.Equal(["it doesn't have this secret"], refused);

        void Refuse(string address, string reason) => refused.Add(reason);
    }

    [Fact]
    public async Task A_worker_does_not_work_for_who_does_not_know_the_secret()
    {
        var (worker, impostor) = Connect();
        var enter = new SecretHandshake(new(Secret)).EnterAsync(worker, _ => throw new InvalidOperationException());

        // It sends back what it got: a proof of the worker is none of the coordinator.
        await impostor.Transport.Output.WriteAsync(new byte[ConnectionSecret.Length]);
        var sent = await impostor.Transport.Input.ReadAtLeastAsync(8 + (2 * ConnectionSecret.Length));
        var proof = System.Buffers.BuffersExtensions.ToArray(sent.Buffer.Slice(8 + ConnectionSecret.Length));
        await impostor.Transport.Output.WriteAsync(proof);
        var fault = await Assert.ThrowsAsync<JoinException>(() => enter);
        Assert.Equal("What answers doesn't know the secret: it isn't the coordinator of this search.", fault.Message);
    }

    [Fact]
    public async Task Other_languages_are_refused_with_the_likely_reason()
    {
        var (browser, coordinator) = Connect();
        var refused = new List<string>();
        var accept = new SecretHandshake(new(Secret))
            .AcceptAsync(coordinator, _ => throw new InvalidOperationException(), (_, reason) => refused.Add(reason));
        await browser.Transport.Output.WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        await accept;
        Assert.Equal(["it isn't a worker of this version of Osnas, or it uses TLS and the coordinator doesn't"], refused);
    }

    /// <summary>What a worker sends.</summary>
    private static async Task<byte[]> RecordAsync()
    {
        var (worker, coordinator) = Connect();
        var enter = new SecretHandshake(new(Secret)).EnterAsync(worker, _ => Task.CompletedTask);
        await coordinator.Transport.Output.WriteAsync(new byte[ConnectionSecret.Length]);
        var sent = await coordinator.Transport.Input.ReadAtLeastAsync(8 + (2 * ConnectionSecret.Length));
        await coordinator.Transport.Output.WriteAsync(new byte[ConnectionSecret.Length]);
        await Assert.ThrowsAsync<JoinException>(() => enter);
        return System.Buffers.BuffersExtensions.ToArray(sent.Buffer);
    }

    private static (DefaultConnectionContext Worker, DefaultConnectionContext Coordinator) Connect()
    {
        var (up, down) = (new Pipe(), new Pipe());
        return (new("worker", new Duplex(down.Reader, up.Writer), null!), new("coordinator", new Duplex(up.Reader, down.Writer), null!));
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
