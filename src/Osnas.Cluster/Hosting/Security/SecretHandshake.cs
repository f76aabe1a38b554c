using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;

namespace Osnas.Cluster;

/// <summary>
/// The first bytes of each connection, before anything is served: each side proves that it knows the secret, by a keyed hash of what
/// both drew for this connection. The worker proves first: who only knocks gets nothing to try secrets against.
/// </summary>
/// <param name="secret">The secret of this side.</param>
internal sealed class SecretHandshake(ConnectionSecret secret)
{
    private const string Worker = "worker";
    private const string Coordinator = "coordinator";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly byte[] Refusal = new byte[ConnectionSecret.Length];

    /// <summary>What a worker sends first. Another version of the handshake has another number.</summary>
    private static readonly byte[] Greeting = "osnas-1\n"u8.ToArray();

    /// <summary>The coordinator's side: serves only who knows the secret.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="serve">Serves it.</param>
    /// <param name="refused">Is told of a connection that is refused: its address, and why.</param>
    public async Task AcceptAsync(ConnectionContext connection, ConnectionDelegate serve, Action<string, string> refused)
    {
        using (var patience = new CancellationTokenSource(Patience))
        {
            try
            {
                if (await FindFaultAsync(connection.Transport, patience.Token).ConfigureAwait(false) is { } fault)
                {
                    refused($"{connection.RemoteEndPoint}", fault);
                    return;
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                return; // who says nothing, or goes, isn't worth a word: workers look this way whether there is a coordinator
            }
        }

        await serve(connection).ConfigureAwait(false);
    }

    /// <summary>The worker's side: works only for who knows the secret.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="work">Uses it.</param>
    /// <exception cref="JoinException">The other side has another secret.</exception>
    /// <exception cref="IOException">The other side isn't a coordinator, or none of this version.</exception>
    public async Task EnterAsync(ConnectionContext connection, ConnectionDelegate work)
    {
        using (var patience = new CancellationTokenSource(Patience))
        {
            var (input, output) = (connection.Transport.Input, connection.Transport.Output);
            var mine = RandomNumberGenerator.GetBytes(ConnectionSecret.Length);
            await output.WriteAsync((byte[])[.. Greeting, .. mine], patience.Token).ConfigureAwait(false);
            var theirs = await ReadAsync(input, ConnectionSecret.Length, patience.Token).ConfigureAwait(false);
            await output.WriteAsync(secret.Prove(Worker, mine, theirs), patience.Token).ConfigureAwait(false);
            var proof = await ReadAsync(input, ConnectionSecret.Length, patience.Token).ConfigureAwait(false);
            if (!secret.Verify(proof, Coordinator, mine, theirs))
                throw new JoinException(DescribeRefusal(proof));
        }

        await work(connection).ConfigureAwait(false);
    }

    private async Task<string?> FindFaultAsync(IDuplexPipe transport, CancellationToken patience)
    {
        var greeting = await ReadAsync(transport.Input, Greeting.Length, patience).ConfigureAwait(false);
        if (!greeting.AsSpan().SequenceEqual(Greeting))
            return "it isn't a worker of this version of Osnas, or it uses TLS and the coordinator doesn't";
        var theirs = await ReadAsync(transport.Input, ConnectionSecret.Length, patience).ConfigureAwait(false);
        var mine = RandomNumberGenerator.GetBytes(ConnectionSecret.Length);
        await transport.Output.WriteAsync(mine, patience).ConfigureAwait(false);
        var proof = await ReadAsync(transport.Input, ConnectionSecret.Length, patience).ConfigureAwait(false);
        var isRight = secret.Verify(proof, Worker, theirs, mine);
        if (isRight)
        {
            await transport.Output.WriteAsync(secret.Prove(Coordinator, theirs, mine), patience).ConfigureAwait(false);
            return null;
        }

        // The connection ends with this method, and with it what the other side hasn't read: it hangs up first.
        await transport.Output.WriteAsync(Refusal, patience).ConfigureAwait(false);
        await WaitForEndAsync(transport.Input, patience).ConfigureAwait(false);
        return "it doesn't have this secret";
    }

    private static async Task WaitForEndAsync(PipeReader reader, CancellationToken patience)
    {
        try
        {
            while (await reader.ReadAsync(patience).ConfigureAwait(false) is { IsCompleted: false } more)
                reader.AdvanceTo(more.Buffer.End);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // It hung up, or has had its time.
        }
    }

    private string DescribeRefusal(byte[] proof) => (proof.AsSpan().SequenceEqual(Refusal), secret.IsGiven) switch
    {
        (true, true) => "The coordinator refuses the connection: it has another secret, or none. Use the same --secret-file on both sides.",
        (true, false) => "The coordinator refuses the connection: it has a secret. Add --secret-file with a copy of its file.",
        (false, _) => "What answers doesn't know the secret: it isn't the coordinator of this search.",
    };

    private static async Task<byte[]> ReadAsync(PipeReader reader, int count, CancellationToken patience)
    {
        var result = await reader.ReadAtLeastAsync(count, patience).ConfigureAwait(false);
        if (result.Buffer.Length < count)
            throw new EndOfStreamException("The other side closed the connection.");
        var bytes = result.Buffer.Slice(0, count).ToArray();
        reader.AdvanceTo(result.Buffer.GetPosition(count));
        return bytes;
    }
}
