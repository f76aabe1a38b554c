using System.Text.RegularExpressions;

namespace Osnas.Package.Tests;

/// <summary>What a run of `dotnet` gave.</summary>
internal sealed partial record DotnetResult(string Command, int ExitCode, string Output)
{
    /// <summary>Errors and warnings, each once, as <c>File.cs(line): error OSNAS0101</c>.</summary>
    public IEnumerable<string> Diagnostics => DiagnosticLine()
        .Matches(Output)
        .Select(match => $"{Path.GetFileName(match.Groups["path"].Value)}({match.Groups["line"]}): {match.Groups["what"]}")
        .Distinct()
        .Order(StringComparer.Ordinal);

    public DotnetResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"dotnet {Command} ended with {ExitCode}:\n{Output}");
        return this;
    }

    [GeneratedRegex(@"^(?<path>[^(\n]+)\((?<line>\d+),\d+\): (?<what>(error|warning) \w+):", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();
}
