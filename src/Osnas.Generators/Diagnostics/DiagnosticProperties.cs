namespace Osnas.Generators.Diagnostics;

/// <summary>What a diagnostic tells its code fix.</summary>
internal static class DiagnosticProperties
{
    /// <summary>What should stand at the place of the diagnostic.</summary>
    public const string Suggestion = nameof(Suggestion);
}
