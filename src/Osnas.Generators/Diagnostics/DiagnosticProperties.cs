using System.Collections.Immutable;

namespace Osnas.Generators.Diagnostics;

/// <summary>What a diagnostic tells its code fix.</summary>
internal static class DiagnosticProperties
{
    /// <summary>What should stand at the place of the diagnostic.</summary>
    public const string Suggestion = nameof(Suggestion);

    /// <summary>The properties of a diagnostic.</summary>
    /// <param name="suggestion">What should stand at its place; null if that isn't clear.</param>
    public static ImmutableDictionary<string, string?> Of(string? suggestion)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        return suggestion is null ? properties : properties.Add(Suggestion, suggestion);
    }
}
