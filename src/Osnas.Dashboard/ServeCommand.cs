using System.CommandLine;
using System.Net;
using Osnas.App;
using Osnas.Dashboard.Serving;
using Osnas.Experiments;

namespace Osnas.Dashboard;

/// <summary>Shows the runs of a folder in a browser.</summary>
internal sealed class ServeCommand : Command, IHasExamples
{
    private static readonly NumberRange Ports = NumberRange.Whole(0, IPEndPoint.MaxPort);

    private readonly Argument<string> _folder = new("folder")
    {
        Description = "The folder that contains the runs",
        DefaultValueFactory = _ => RunPlace.DefaultFolder,
    };

    private readonly Option<int?> _port = Settings.Whole("--port", "The port; 0 for a free one", 0, Ports);

    private readonly Option<IPAddress?> _address = Settings.Create<IPAddress?>(
        "--address",
        "The IP address to listen on; an address other than loopback needs a secret [default: 127.0.0.1]",
        "address",
        Parse);

    private readonly Option<string?> _secret =
        SecretFile.CreateOption("The file with the secret that browsers must send; required for addresses other than loopback");

    public ServeCommand()
        : base("serve", "Show the runs of a folder in a browser, with live progress")
    {
        Add(_folder);
        Add(_port);
        Add(_address);
        Add(_secret);
        SetAction((result, cancellation) => RunAsync(result, cancellation));
    }

    public IReadOnlyList<string> Examples { get; } =
        ["serve", "serve runs/ --port 8080", "serve runs/ --address 0.0.0.0 --port 8080 --secret-file secret"];

    private static IPAddress Parse(string text) =>
        text.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw new FormatException($"'{text}' isn't an IP address; write one, such as 127.0.0.1, or localhost.");

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        var address = result.GetValue(_address) ?? IPAddress.Loopback;
        var secret = result.GetValue(_secret) is { } file ? SecretFile.Read(file) : null;
        if (secret is null && !IPAddress.IsLoopback(address))
            throw new UsageException(
                $"{SecretFile.Flag} is missing: other machines can reach {address}; name a file with a secret, or leave "
                + $"{_address.Name} out");
        var options = new DashboardOptions(result.GetRequiredValue(_folder))
        {
            Address = address,
            Port = result.GetValue(_port) ?? 0,
            Secret = secret,
        };
        var error = result.InvocationConfiguration.Error;
        if (secret?.Warning is { } warning)
            await error.WriteLineAsync(warning).ConfigureAwait(false);
        var server = await DashboardServer.StartAsync(options, error, cancellation).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            await WriteAsync(result, options, server).ConfigureAwait(false);
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return ExitCode.Success;
    }

    private static async Task WriteAsync(ParseResult result, DashboardOptions options, DashboardServer server)
    {
        var output = result.InvocationConfiguration.Output;
        await output.WriteLineAsync(
            result.GetValue<bool>("--json")
                ? JsonText.WriteLine(new(server.Url, options.Folder), ServeJson.Default.ServeDocument)
                : $"{options.Folder} is at {server.Url}; Ctrl+C ends it").ConfigureAwait(false);
        if (!IPAddress.IsLoopback(options.Address))
            await result.InvocationConfiguration.Error.WriteLineAsync(
                "The pages and the secret are sent without encryption: use a network that you trust, or an SSH tunnel.")
                .ConfigureAwait(false);
        await output.FlushAsync().ConfigureAwait(false);
    }
}
