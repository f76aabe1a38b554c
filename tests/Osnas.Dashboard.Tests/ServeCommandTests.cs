using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Osnas.App;
using Osnas.App.Tests;

namespace Osnas.Dashboard.Tests;

/// <summary>The command that serves runs.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-serve-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Tells_where_it_serves_and_ends_when_it_is_cancelled()
    {
        using var run = new CommandUnderWay("serve", _folder);
        var line = await run.ReadLineAsync();

        Assert.Matches($"^{_folder} is at http://127\\.0\\.0\\.1:[0-9]+/; Ctrl\\+C ends it$", line);
        using var client = new HttpClient();
        Assert.Contains("There are no runs", await client.GetStringAsync(line.Split(' ')[3].TrimEnd(';')), StringComparison.Ordinal);
        Assert.Equal((ExitCode.Success, string.Empty), await run.CancelAsync());
    }

    [Fact]
    public async Task Tells_a_program_as_JSON()
    {
        using var run = new CommandUnderWay("serve", _folder, "--json", "--address", "localhost");
        var document = JsonDocument.Parse(await run.ReadLineAsync()).RootElement;

        Assert.Equal(_folder, document.GetProperty("folder").GetString());
        Assert.Equal("127.0.0.1", new Uri(document.GetProperty("url").GetString()!).Host);
        Assert.Equal((ExitCode.Success, string.Empty), await run.CancelAsync());
    }

    [Fact]
    public async Task Serves_others_with_a_secret_and_says_what_that_means()
    {
        var file = Path.Combine(_folder, "s");
        await File.WriteAllTextAsync(file, "correct-horse-battery");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
        using var run = new CommandUnderWay("serve", _folder, "--address", "0.0.0.0", "--secret-file", file);

        Assert.Contains($"http://{Dns.GetHostName()}:", await run.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal(
            (ExitCode.Success,
                "The pages and the secret are sent without encryption: use a network that you trust, or an SSH tunnel.\n"),
            await run.CancelAsync());
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.2.1")]
    [InlineData("::")]
    public async Task Serves_no_others_without_a_secret(string address)
    {
        var (exitCode, error) = await new CommandUnderWay("serve", _folder, "--address", address).EndAsync();

        Assert.Equal(ExitCode.BadUsage, exitCode);
        Assert.StartsWith(
            $"error: --secret-file is missing: other machines can reach {address}; name a file with a secret, or leave --address out\n",
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_told()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.Equal(
            (ExitCode.Failure,
                $"error: Port {port} of 127.0.0.1 is in use by another program: choose another --port, or leave it out for a free one.\n"),
            await new CommandUnderWay("serve", _folder, "--port", $"{port}").EndAsync());
    }

    [Theory]
    [InlineData("--port", "70000", "--port is '70000'; write a whole number from 0 to 65535.")]
    [InlineData("--address", "build-1", "--address: 'build-1' isn't an IP address; write one, such as 127.0.0.1, or localhost.")]
    [InlineData("--secret-file", "none", "There is no file none.")]
    public async Task A_wrong_option_is_told(string option, string value, string fault)
    {
        var (exitCode, error) = await new CommandUnderWay("serve", _folder, option, value).EndAsync();

        Assert.NotEqual(ExitCode.Success, exitCode);
        Assert.StartsWith($"error: {fault}\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        var folder = Path.Combine(_folder, "none");

        Assert.Equal(
            (ExitCode.Failure, $"error: There is no folder {folder}. Name the folder that has the folders of runs.\n"),
            await new CommandUnderWay("serve", folder).EndAsync());
    }

    [Fact]
    public async Task Help_ends_with_examples()
    {
        using var run = new CommandUnderWay("serve", "--help");

        Assert.Equal((ExitCode.Success, string.Empty), await run.EndAsync());
        Assert.Contains("serve runs/ --port 8080", run.Output, StringComparison.Ordinal);
    }

    /// <summary>A command that goes on until it is cancelled.</summary>
    private sealed class CommandUnderWay : IDisposable
    {
        private readonly CancellationTokenSource _cancellation = new();
        private readonly FirstLine _output = new();
        private readonly StringWriter _error = new() { NewLine = "\n" };
        private readonly Task<int> _run;

        public CommandUnderWay(params string[] args)
        {
            var app = new OsnasAppBuilder().UseDashboard();
            var host = new AppHost(new(PlainConsole.Create(_output), PlainConsole.Create(_error)), Runners.OfLibtorch, app);
            _run = Task.Run(() => host.RunAsync(args, _cancellation.Token));
        }

        public string Output => $"{_output}";

        /// <summary>The first line, as soon as it is there.</summary>
        public async Task<string> ReadLineAsync()
        {
            var ended = await Task.WhenAny(_output.Line, _run);
            Assert.True(ended == _output.Line, $"{_error}");
            return await _output.Line;
        }

        public Task<(int ExitCode, string Error)> CancelAsync()
        {
            _cancellation.Cancel();
            return EndAsync();
        }

        public async Task<(int ExitCode, string Error)> EndAsync() => (await _run, $"{_error}");

        public void Dispose() => _cancellation.Dispose();
    }

    private sealed class FirstLine : StringWriter
    {
        private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public FirstLine() => NewLine = "\n";

        public Task<string> Line => _line.Task;

        public override void Flush()
        {
            if ($"{this}".Split('\n') is [var first, _, ..])
                _line.TrySetResult(first);
        }

        public override Task FlushAsync()
        {
            Flush();
            return Task.CompletedTask;
        }
    }
}
