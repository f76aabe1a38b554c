using System.Text.RegularExpressions;

namespace Osnas.Package.Tests;

/// <summary>What a run of `dotnet`, or of another program, gave.</summary>
internal sealed partial record DotnetResult(string Command, int ExitCode, string Output)
{
    /// <summary>
    /// Errors and warnings of a build, as often as they are said before the summary of all, as <c>File.cs(line): error
    /// OSNAS0101</c>, or without a line.
    /// </summary>
    public IEnumerable<string> Diagnostics => DiagnosticLine()
        .Matches(Output.Split(["\nBuild FAILED.", "\nBuild succeeded."], StringSplitOptions.None)[0])
        .Select(match => $"{Path.GetFileName(match.Groups["path"].Value)}{Line(match.Groups["line"])}: {match.Groups["what"]}")
        .Order(StringComparer.Ordinal);

    public DotnetResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}");
        return this;
    }

    private static string Line(Group line) => line.Success ? $"({line.Value})" : string.Empty;

    [GeneratedRegex(@"^(?<path>[^(\n]+?)(\((?<line>\d+),\d+\))? ?: (?<what>(error|warning) \w+):", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();
}
