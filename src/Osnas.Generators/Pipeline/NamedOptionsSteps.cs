using Microsoft.CodeAnalysis;
using Osnas.Generators.Model;

namespace Osnas.Generators.Pipeline;

/// <summary>
/// The classes of a project that commands and configurations find by name: options of searchers, samplers and criteria,
/// and data formats.
/// </summary>
internal static class NamedOptionsSteps
{
    /// <summary>Selects the classes that can be registered and have unique names.</summary>
    public static IncrementalValueProvider<NamedOptionsSet> NamedOptions(this IncrementalValueProvider<ProjectDeclarations> project) =>
        project
            .Select(static (project, _) => new NamedOptionsSet(new(project.NamedOptions.Where(item => IsRegistered(item, project)))))
            .WithTrackingName(TrackingNames.NamedOptions);

    /// <summary>Gets the metadata names of the other classes.</summary>
    public static IncrementalValuesProvider<string> NamedOptionsThatAreLeftOut(
        this IncrementalValueProvider<ProjectDeclarations> project) =>
        project.SelectMany(static (project, _) =>
            project.NamedOptions.Where(item => !IsRegistered(item, project)).Select(item => item.MetadataName).Distinct());

    private static bool IsRegistered(NamedOptionsDeclaration item, ProjectDeclarations project) =>
        !item.IsFaulty && !project.NamedOptions.Any(item.Clashes);
}
