namespace Osnas.Experiments;

/// <summary>The command line that began a run, or resumed it last.</summary>
/// <param name="Program">The name of the program.</param>
/// <param name="Arguments">The arguments as they were given.</param>
internal sealed record CommandDocument(string Program, IReadOnlyList<string> Arguments) : IReadDocument
{
    private const string Safe = "-_./:=+";
    private const string SafeOnUnix = Safe + ",@%";
    private const string SafeOnWindows = Safe + "\\";

    /// <summary>Whether Windows ran it; null in a file of an earlier version, which counts as one of this machine.</summary>
    public bool? OnWindows { get; init; }

    bool IReadDocument.IsWhole => Program is not null && Arguments is not null && Arguments.All(argument => argument is not null);

    /// <summary>
    /// The command line. What the shell of the system would change is in quotes: in single quotes for a POSIX shell such as bash, in
    /// double quotes for the command prompt of Windows. The command prompt replaces variables such as <c>%PATH%</c> even in quotes.
    /// </summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        Func<string, string> quote = OnWindows ?? OperatingSystem.IsWindows() ? QuoteForWindows : QuoteForUnix;
        return string.Join(' ', Arguments.Prepend(Program).Select(quote));
    }

    private static string QuoteForUnix(string word) =>
        IsSafe(word, SafeOnUnix) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>Quotes as programs of Windows read it: backslashes before a quote are doubled, and the quote has one more.</summary>
    private static string QuoteForWindows(string word) => IsSafe(word, SafeOnWindows)
        ? word
        : $"\"{string.Join("\\\"", word.Split('"').Select(DoubleLastBackslashes))}\"";

    private static string DoubleLastBackslashes(string part) => part + part[part.TrimEnd('\\').Length..];

    private static bool IsSafe(string word, string safe) =>
        word.Length > 0 && word.All(sign => char.IsLetterOrDigit(sign) || safe.Contains(sign, StringComparison.Ordinal));
}
