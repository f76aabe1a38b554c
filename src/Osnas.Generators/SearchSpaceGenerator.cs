using Microsoft.CodeAnalysis;
using Osnas.Generators.Pipeline;

namespace Osnas.Generators;

/// <summary>
/// Completes each class with <c>[SearchSpace]</c>, and registers what commands and configurations find by name. It reports
/// only the faults that prevent code generation. The analyzers call the same parser and report all faults.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SearchSpaceGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var project = ProjectSteps.Read(context);
        var priced = project.Spaces().WithCosts().WithLatency(MeasuredFileSteps.Read(context, project));

        context.RegisterSourceOutput(priced, Outputs.AddSpace);
        context.RegisterSourceOutput(project.NamedOptions(), Outputs.AddNamedOptions);
        context.RegisterSourceOutput(project.Libraries(), Outputs.AddLibraries);
        Report(context, project.ThatLackCode(), Outputs.ReportMissingCode);
        Report(context, project.NamedOptionsThatAreLeftOut(), Outputs.ReportLeftOut);
    }

    /// <summary>Reports on classes only in builds, because editors always run analyzers.</summary>
    private static void Report(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<string> metadataNames,
        Action<SourceProductionContext, string, Compilation> report) =>
        context.RegisterImplementationSourceOutput(
            metadataNames.Combine(context.CompilationProvider),
            (output, pair) => report(output, pair.Left, pair.Right));
}
