using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;

namespace Osnas.Generators.Pipeline;

/// <summary>Reads the project, again only if its declarations change.</summary>
/// <remarks>
/// Roslyn's own steps that find attributes bind those of each class again after an edit of any file. That takes the longer
/// the more spaces a project has.
/// </remarks>
internal static class ProjectSteps
{
    /// <summary>Reads everything that the project declares.</summary>
    public static IncrementalValueProvider<ProjectDeclarations> Read(IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select(static (compilation, _) => new ProjectSnapshot((CSharpCompilation)compilation))
            .Select(static (snapshot, cancellation) => snapshot.Read(cancellation))
            .WithTrackingName(TrackingNames.Project);

    /// <summary>The referenced libraries that register something when they are loaded.</summary>
    public static IncrementalValueProvider<Attempt<LibrarySet>> Libraries(this IncrementalValueProvider<ProjectDeclarations> project) =>
        project.Select(static (project, _) => project.Libraries).WithTrackingName(TrackingNames.Libraries);
}
