using System.Collections.Immutable;

namespace Osnas.Generators.Diagnostics;

/// <summary>The properties that a diagnostic passes to its code fix.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The text that should replace the code at the diagnostic.</summary>
    public const string Suggestion = nameof(Suggestion);

    /// <summary>Creates the properties of a diagnostic.</summary>
    /// <param name="suggestion">The suggested text; null if there is none.</param>
    public static ImmutableDictionary<string, string?> Of(string? suggestion)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        return suggestion is null ? properties : properties.Add(Suggestion, suggestion);
    }
}
