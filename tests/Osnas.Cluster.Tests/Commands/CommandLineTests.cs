using Osnas.App;
using Osnas.Cluster.Tests.Hosting;
using Osnas.Cluster.Tests.Processes;
using Osnas.Tests.Documents;

namespace Osnas.Cluster.Tests.Commands;

/// <summary>What command lines of coordinators, workers and the status lead to.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData(
        "search --cluster 0.0.0.0:4000",
        "--cluster 0.0.0.0:4000 can be reached from other machines: add --secret-file FILE, so that only workers with that secret are "
        + "served (openssl rand -hex 32 > FILE makes one)")]
    [InlineData("search --no-work", "--no-work needs --cluster")]
    [InlineData("search --secret-file x", "--secret-file needs --cluster")]
    [InlineData(
        "search --cluster redis:db-1:6379",
        "--cluster redis:db-1:6379 needs --advertise: the address that the database tells workers")]
    [InlineData(
        "search --cluster build-1:x",
        "--cluster: 'build-1:x' isn't a host and a port, such as build-1:11111, with a port from 1 to 65535.")]
    [InlineData("worker --join build-1 --only cook", "--only: there is no job 'cook'; there are evaluate, train, latency.")]
    [InlineData(
        "worker --join build-1 --tls --tls-fingerprint aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "give only one of --tls, --tls-ca and --tls-fingerprint")]
    [InlineData(
        "worker --join build-1 --tls-fingerprint 12",
        "--tls-fingerprint: '12' isn't the SHA-256 of a certificate: 64 hexadecimal digits, which the coordinator writes when it begins.")]
    [InlineData(
        "worker --join redis:db-1:6379 --tls",
        "--join redis:db-1:6379 has no name that a certificate could be for: use --tls-fingerprint, not --tls or --tls-ca")]
    [InlineData("status --join build-1 --watch --json", "give --watch or --json, not both")]
    public async Task What_is_wrong_is_a_sentence(string arguments, string error)
    {
        var run = await RunAsync(arguments);
        Assert.Equal((ExitCode.BadUsage, $"error: {error}"), (run.ExitCode, run.Error.Split('\n')[0]));
    }

    [Fact]
    public async Task The_status_is_that_of_the_board()
    {
        await using var silo = await TestSilo.StartAsync(secret: null);
        silo.Board.Close();
        var text = await RunAsync($"status --join localhost:{silo.Port}");
        Assert.Equal((ExitCode.Success, string.Empty), (text.ExitCode, text.Error));
        Assert.StartsWith("The run is over", text.Output, StringComparison.Ordinal);
        var json = await RunAsync($"status --join localhost:{silo.Port} --json");
        Assert.Contains("\"isOver\": true", json.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_is_a_sentence()
    {
        var port = TestSilo.FindPort();
        var run = await RunAsync($"status --join 127.0.0.1:{port}");
        Assert.Equal((ExitCode.Failure, $"error: there is no coordinator at 127.0.0.1:{port}\n"), (run.ExitCode, run.Error));
    }

    private static Task<AppRun> RunAsync(string arguments) => AppRun.Of(
        new OsnasAppBuilder { Defaults = ClusterRun.Options("runs") }.UseCluster(), CancellationToken.None, arguments.Split(' '));
}
