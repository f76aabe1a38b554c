using Microsoft.CodeAnalysis;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Generators.Pipeline;

/// <summary>The referenced libraries that register something when they are loaded.</summary>
internal static class LibrarySteps
{
    /// <summary>Reads the libraries, in the order of their names.</summary>
    public static IncrementalValueProvider<Attempt<EquatableArray<LibraryDeclaration>>> Read(
        IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select(static (compilation, cancellation) =>
                Attempt.To(() => new EquatableArray<LibraryDeclaration>(LibraryReader.Read(compilation, cancellation))))
            .WithTrackingName(TrackingNames.Libraries);
}
