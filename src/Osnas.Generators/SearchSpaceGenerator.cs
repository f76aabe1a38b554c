using Microsoft.CodeAnalysis;
using Osnas.Generators.Pipeline;

namespace Osnas.Generators;

/// <summary>
/// Completes each class with <c>[SearchSpace]</c>. Of what is wrong it reports only that which keeps code from being
/// generated. The analyzers call the same parser and report all.
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

        context.RegisterSourceOutput(named, Outputs.AddComponents);
        context.RegisterSourceOutput(priced, Outputs.AddPricedComponents);
        context.RegisterSourceOutput(LibrarySteps.Read(context), Outputs.AddLibraries);
        ReportMissingCode(context, parsed.ThatLackCode());
        ReportMissingCode(context, MissingCodeSteps.FindUndeclared(context));
    }

    /// <summary>In builds alone: editors run analyzers always.</summary>
    private static void ReportMissingCode(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<string> names) =>
        context.RegisterImplementationSourceOutput(
            names.Combine(context.CompilationProvider),
            static (output, pair) => Outputs.ReportMissingCode(output, pair.Left, pair.Right));
}
