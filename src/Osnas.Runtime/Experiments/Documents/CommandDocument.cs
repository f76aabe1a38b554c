namespace Osnas.Experiments;

/// <summary>The command line that began a run, or resumed it last.</summary>
/// <param name="Program">The name of the program.</param>
/// <param name="Arguments">The arguments as they were given.</param>
internal sealed record CommandDocument(string Program, IReadOnlyList<string> Arguments) : IReadDocument
{
    private const string Safe = "-_./\\:=,+@%";

    bool IReadDocument.IsWhole => Program is not null && Arguments is not null && Arguments.All(argument => argument is not null);

    /// <summary>The command line. Arguments that a shell would change are in double quotes.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(' ', Arguments.Prepend(Program).Select(Quote));

    private static string Quote(string argument) =>
        argument.Length > 0 && argument.All(sign => char.IsLetterOrDigit(sign) || Safe.Contains(sign, StringComparison.Ordinal))
            ? argument
            : $"\"{argument.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
