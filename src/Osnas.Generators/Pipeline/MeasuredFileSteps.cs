using Microsoft.CodeAnalysis;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Measured;
using Osnas.Generators.Model;

namespace Osnas.Generators.Pipeline;

/// <summary>Reads the measured tables that spaces name. An analyzer reports their faults.</summary>
internal static class MeasuredFileSteps
{
    /// <summary>Reads the additional files that a space may name, each again only if it changes itself.</summary>
    public static IncrementalValueProvider<MeasuredFileSet> Read(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ProjectDeclarations> project)
    {
        var names = project.Select(static (project, _) =>
            new LatencyFileNames(new(project.Spaces.Select(space => space.Model?.LatencyFile).OfType<string>())));
        return context.AdditionalTextsProvider
            .Combine(names)
            .Where(static pair => pair.Right.All.Any(name => FileEnding.Matches(pair.Left.Path, name)))
            .Select(static (pair, cancellation) => new MeasuredFile(pair.Left.Path, Attempt.To(() => Read(pair.Left, cancellation)).Result))
            .WithTrackingName(TrackingNames.MeasuredFiles)
            .Collect()
            .Select(static (files, _) => new MeasuredFileSet(new(files)));
    }

    private static MeasuredTable? Read(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text ? MeasuredTableFile.Of(text).Table : null;

    private sealed record LatencyFileNames(EquatableArray<string> All);
}
