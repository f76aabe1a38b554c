using Microsoft.CodeAnalysis;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Measured;
using Osnas.Generators.Model;

namespace Osnas.Generators.Pipeline;

/// <summary>The pipeline steps of a search space: custom blocks and file names, costs and latency.</summary>
internal static class SpaceSteps
{
    /// <summary>
    /// The spaces that code can be generated from, with the custom blocks that they use and a unique name for their files.
    /// </summary>
    public static IncrementalValuesProvider<NamedSpace> Spaces(this IncrementalValueProvider<ProjectDeclarations> project) => project
        .SelectMany(static (project, _) => Name([.. project.Models]))
        .WithTrackingName(TrackingNames.NamedSpaces);

    /// <summary>The metadata names of the classes with layers or candidates for which expected code is missing.</summary>
    public static IncrementalValuesProvider<string> ThatLackCode(this IncrementalValueProvider<ProjectDeclarations> project) => project
        .SelectMany(static (project, _) =>
            project.Spaces.Where(space => space.LacksCode).Select(space => space.MetadataName).Concat(project.Undeclared));

    /// <summary>Computes the costs of each space.</summary>
    public static IncrementalValuesProvider<PricedSpace> WithCosts(this IncrementalValuesProvider<NamedSpace> spaces) => spaces
        .Select(static (space, _) => new PricedSpace(space, Attempt.To(() => SpaceCosts.Compute(space.Space.Spec))))
        .WithTrackingName(TrackingNames.PricedSpaces);

    /// <summary>Adds the latency of each space that names a measured table.</summary>
    public static IncrementalValuesProvider<PricedSpace> WithLatency(
        this IncrementalValuesProvider<PricedSpace> spaces, IncrementalValueProvider<MeasuredFileSet> files) => spaces
        .Combine(files)
        .Select(static (pair, _) => AddLatency(pair.Left, pair.Right))
        .WithTrackingName(TrackingNames.MeasuredSpaces);

    private static IEnumerable<NamedSpace> Name(IReadOnlyList<SearchSpaceModel> spaces)
    {
        var names = new EquatableArray<string>(spaces.Select(space => space.Declaration.FullName));
        return spaces.Select((space, index) => new NamedSpace(HintName.Of(names[index], names), space));
    }

    private static PricedSpace AddLatency(PricedSpace space, MeasuredFileSet files) => space.Costs.Result is { } costs
        ? space with { Costs = Attempt.To(() => costs with { Latency = LatencyCosts.Find(space.Named.Space, files.All) }) }
        : space;
}
