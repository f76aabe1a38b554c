using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Orleans.Runtime;

namespace Osnas.Cluster;

/// <summary>
/// Calls the coordinator, again and again if the connection is lost: it may be cut, or the coordinator may be started again, perhaps
/// elsewhere. All members may be called from any thread.
/// </summary>
/// <param name="options">Where the coordinator is.</param>
/// <param name="say">Is told when the connection is lost, and when it is back.</param>
/// <param name="ending">Ends the attempts: a call that is under way may still be answered.</param>
internal sealed class ClusterLink(JoinOptions options, Action<string> say, CancellationToken ending) : IBoardLink, IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _gate = new(1);
    private volatile ClusterClient? _client;
    private bool _wasConnected;

    /// <summary>How often a call is made to a coordinator that is there, before the fault is that of the call.</summary>
    public int MostAttempts { get; init; } = 20;

    /// <inheritdoc/>
    public async Task<T> CallAsync<T>(Func<IBoardGrain, Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            var client = _client ?? await ConnectAsync().ConfigureAwait(false);
            try
            {
                return await call(client.Board).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsOfConnection(exception))
            {
                await DropAsync(client).ConfigureAwait(false);
                if (attempt >= MostAttempts && !ending.IsCancellationRequested)
                {
                    throw new IOException(
                        $"The coordinator at {options.Place} is there, and didn't answer a call in {Words.Count(attempt, "attempt")}: "
                        + exception.Message,
                        exception);
                }
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _client, null) is { } client)
            await client.DisposeAsync().ConfigureAwait(false);
    }

    private static bool IsOfConnection(Exception exception) => exception
        is OrleansException or TimeoutException or ObjectDisposedException or OperationCanceledException
        or SocketException or ConnectionAbortedException or ConnectionResetException;

    private async Task<ClusterClient> ConnectAsync()
    {
        await _gate.WaitAsync(ending).ConfigureAwait(false);
        try
        {
            return _client ??= await TryAsync().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<ClusterClient> TryAsync()
    {
        var begin = TimeProvider.System.GetTimestamp();
        var pause = FirstPause;
        var told = string.Empty;
        while (true)
        {
            try
            {
                var client = await ClusterClient.ConnectAsync(options, ending).ConfigureAwait(false);
                say(_wasConnected ? "connected again" : $"connected to {options.Place}");
                _wasConnected = true;
                return client;
            }
            catch (IOException exception) when (exception is not JoinException)
            {
                var patience = (_wasConnected ? options.GiveUpAfterLoss : null) ?? options.GiveUpAfter;
                if (patience is { } limit && TimeProvider.System.GetElapsedTime(begin) >= limit)
                {
                    throw new JoinException(
                        $"No coordinator was found {(_wasConnected ? "again " : string.Empty)}in {limit.TotalSeconds} s: "
                        + $"{exception.Message}.",
                        exception);
                }

                if (exception.Message != told)
                    say($"waiting: {exception.Message}");
                told = exception.Message;
            }

            await Task.Delay(pause, ending).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task DropAsync(ClusterClient client)
    {
        // Several calls find out at the same time.
        if (Interlocked.CompareExchange(ref _client, null, client) != client)
            return;
        say("the connection is lost");
        await client.DisposeAsync().ConfigureAwait(false);
    }
}
