namespace Osnas.Generators.Diagnostics;

/// <summary>The words of diagnostics.</summary>
internal static class DiagnosticText
{
    /// <summary>A clause, as Core's faults are, as the beginning of a sentence.</summary>
    public static string Sentence(string clause) => char.ToUpperInvariant(clause[0]) + clause.Substring(1);
}
