using System.Text.Json;
using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>What a command line leads to, as a program that reads it sees it.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static Task<CommandRun> Of(params string[] args) =>
        Of((_, _, _, _) => throw new InvalidOperationException("There is nothing to search here."), null, args);

    public static Task<CommandRun> Of(SearchRunner runSearch, SearchOptions? defaults, params string[] args) =>
        Of(Scripted.Runners with { Search = runSearch }, defaults, args);

    public static Task<CommandRun> Of(Runners runners, SearchOptions? defaults, params string[] args) =>
        OfApp(runners, new OsnasAppBuilder { Defaults = defaults }, args);

    public static async Task<CommandRun> OfApp(Runners runners, OsnasAppBuilder app, params string[] args)
    {
        Samples.Load();
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var host = new AppHost(new(PlainConsole.Create(output), PlainConsole.Create(error)), runners, app);
        var exitCode = await host.RunAsync(args, CancellationToken.None);
        return new(exitCode, Normalize(output), Normalize(error));
    }

    /// <summary>The text without the spaces that end the lines of a table.</summary>
    public static string Normalize(StringWriter writer) =>
        string.Join('\n', writer.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
}
