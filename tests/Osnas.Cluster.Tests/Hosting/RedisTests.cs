using System.Collections.Concurrent;
using System.Diagnostics;

namespace Osnas.Cluster.Tests.Hosting;

/// <summary>A database says where the coordinator is.</summary>
public sealed class RedisTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-redis-").FullName;
    private readonly int _port = TestSilo.FindPort();
    private Process? _redis;

    public void Dispose()
    {
        _redis?.Kill();
        _redis?.WaitForExit();
        _redis?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [RedisFact]
    public async Task A_coordinator_that_moves_is_found()
    {
        await StartRedisAsync();
        var place = new InRedis($"127.0.0.1:{_port}");
        var silo = await TestSilo.StartAsync(redis: place.Connection);
        var said = new ConcurrentQueue<string>();
        var join = silo.Join() with { Place = place };
        await using var link = new ClusterLink(join, said.Enqueue, CancellationToken.None);
        Assert.Equal(JoinState.NotYet, (await link.CallAsync(board => board.JoinAsync(SecretTests.Card))).State);
        var port = silo.Port;
        await silo.DisposeAsync();

        await using var next = await TestSilo.StartAsync(redis: place.Connection);
        Assert.NotEqual(port, next.Port);
        next.Board.Close();
        Assert.Equal(JoinState.Over, (await link.CallAsync(board => board.JoinAsync(SecretTests.Card))).State);
    }

    private async Task StartRedisAsync()
    {
        _redis = Process.Start(new ProcessStartInfo(RedisFactAttribute.Program!, ["--port", $"{_port}", "--dir", _folder, "--save", ""])
        {
            RedirectStandardOutput = true,
        })!;
        while (await _redis.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
                return;
        }
    }
}
