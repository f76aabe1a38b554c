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
        var parsed = SpaceSteps.Parse(context);
        var spaces = parsed.WithBlocks(BlockSteps.Read(context));
        var named = spaces.WithHintNames();
        var priced = named.WithCosts().WithLatency(MeasuredFileSteps.Read(context, spaces));
        var options = NamedOptionsSteps.Read(context);

        context.RegisterSourceOutput(named, Outputs.AddComponents);
        context.RegisterSourceOutput(priced, Outputs.AddPricedComponents);
        context.RegisterSourceOutput(options.ThatAreRegistered(), Outputs.AddNamedOptions);
        context.RegisterSourceOutput(LibrarySteps.Read(context), Outputs.AddLibraries);
        Report(context, parsed.ThatLackCode(), Outputs.ReportMissingCode);
        Report(context, MissingCodeSteps.FindUndeclared(context), Outputs.ReportMissingCode);
        Report(context, options.ThatAreLeftOut(), Outputs.ReportLeftOut);
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
