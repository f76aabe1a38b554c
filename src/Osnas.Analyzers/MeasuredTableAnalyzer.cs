using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Measured;
using Osnas.Generators.Parsing;
using Osnas.Spaces;

namespace Osnas.Analyzers;

/// <summary>
/// Reports measured tables that can't be used (OSNAS0303): at the attribute if the file is missing, in the file if it
/// is invalid.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MeasuredTableAnalyzer() : SpaceAnalyzer(Descriptors.MeasuredTableIsUnusable)
{
    private protected override void Start(GuardedStart start)
    {
        start.OnType(type => CheckAttribute((INamedTypeSymbol)type.Symbol, start.Spaces, type));
        start.OnAdditionalFile(file =>
        {
            foreach (var fault in start.Spaces.Measured.SelectMany(space => FindFaults(space, file)).Distinct())
            {
                file.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.MeasuredTableIsUnusable, fault.Place, fault.Space, DiagnosticText.Of(fault.Message)));
            }
        });
    }

    private static void CheckAttribute(INamedTypeSymbol type, SpaceCache spaces, SymbolAnalysisContext context)
    {
        if (spaces.FactsOf(type) is not { Declared.InfoTable: { } attribute } facts)
            return;
        var (member, fault) = FindFault(facts, context);
        if (fault is not null)
            context.ReportDiagnostic(
                Diagnostic.Create(
                    Descriptors.MeasuredTableIsUnusable, ArgumentLocator.Locate(attribute, member), type.Name, DiagnosticText.Of(fault)));
    }

    private static (string Member, string? Fault) FindFault(SpaceFacts facts, SymbolAnalysisContext context)
    {
        var declared = facts.Declared;
        var metric = (InfoMetric)new AttributeReader(declared.InfoTable!).Argument<int>("metric");
        if (MetricCatalog.Find(metric) is not { } definition)
            return (
                nameof(InfoTableAttribute.Metric),
                $"its metric is {(int)metric}; only {InfoMetric.Latency} is measured and comes from a file");
        if (!definition.IsMeasured)
            return (nameof(InfoTableAttribute.Metric), $"{metric} is computed exactly and needs no file; only Latency is measured");
        if (declared.LatencyFile is not { } name)
            return (nameof(InfoTableAttribute.File), "the attribute names no file");
        if (facts.HasOwnConfiguration || facts.Blocks.Count > 0)
        {
            var kind = facts.HasOwnConfiguration ? "whose configuration is written in code" : "with custom blocks";
            return (
                nameof(InfoTableAttribute.File),
                $"a space {kind} takes its table at run time; read the file with LatencyTable and pass it to UseLatency");
        }

        var found = FileEnding.Find(name, context.Options.AdditionalFiles, file => file.Path);
        return (nameof(InfoTableAttribute.File), found.Count switch
        {
            0 => $"'{name}' isn't among the project's additional files; add <AdditionalFiles Include=\"{name}\" /> to the project",
            1 => null,
            _ =>
                $"'{name}' could be {string.Join(" or ", found.Select(file => file.Path).OrderBy(path => path, StringComparer.Ordinal))}; "
                    + $"write more of the path",
        });
    }

    private static IEnumerable<(string Space, string Message, Location Place)> FindFaults(
        SpaceFacts space, AdditionalFileAnalysisContext context)
    {
        var (file, name) = (context.AdditionalFile, space.Declared.LatencyFile!);
        if (!FileEnding.Find(name, context.Options.AdditionalFiles, other => other.Path).Contains(file)
            || file.GetText(context.CancellationToken) is not { } text)
            return [];
        var table = MeasuredTableFile.Of(text);

        // What a wrong space would need of its file isn't clear, nor is it where code of the user's own would have to run.
        var faults = space.Costs is not null ? table.FindFaults(space.Declared.Spec) : table.Faults;
        return faults.Select(fault =>
            (space.Declared.Spec.Name, fault.Message, Location.Create(file.Path, fault.Span, text.Lines.GetLinePositionSpan(fault.Span))));
    }
}
