namespace Osnas.Generators.Diagnostics;

/// <summary>Formats the messages of diagnostics, which have one line each.</summary>
internal static class DiagnosticText
{
    /// <summary>Converts a clause, such as the message of a fault, to the beginning of a sentence.</summary>
    public static string Sentence(string clause) => Of(char.ToUpperInvariant(clause[0]) + clause.Substring(1));

    /// <summary>Formats text that can contain a string from the user's code.</summary>
    public static string Of(string text) => Words.Visible(text);
}
