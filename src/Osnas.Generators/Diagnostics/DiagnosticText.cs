namespace Osnas.Generators.Diagnostics;

/// <summary>The words of diagnostics, which are one line each.</summary>
internal static class DiagnosticText
{
    /// <summary>A clause, as Core's faults are, as the beginning of a sentence.</summary>
    public static string Sentence(string clause) => Of(char.ToUpperInvariant(clause[0]) + clause.Substring(1));

    /// <summary>Text that may have a string of the user's in it.</summary>
    public static string Of(string text) => Words.Visible(text);
}
