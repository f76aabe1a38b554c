using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Diagnostics;

/// <summary>Diagnostics that both the generator and an analyzer report.</summary>
internal static class SharedDiagnostic
{
    /// <summary>Creates a diagnostic.</summary>
    /// <remarks>The compiler shows equal diagnostics only once, but compares their arguments by reference.</remarks>
    public static Diagnostic Create(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        Diagnostic.Create(descriptor, location, arguments.Select(string.Intern).ToArray<object>());
}
