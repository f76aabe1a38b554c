using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Measured;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;
using Osnas.Spaces;

namespace Osnas.Analyzers;

/// <summary>
/// Reports measured tables that can't be used (OSNAS0303): at the attribute if its file isn't there, in the file if
/// something in it is wrong.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MeasuredTableAnalyzer() : SpaceAnalyzer(Descriptors.MeasuredTableIsUnusable)
{
    private protected override void Start(GuardedStart start)
    {
        var spaces = new Lazy<IReadOnlyList<DeclaredSpace>>(() => FindSpaces(start.Compilation.Assembly.GlobalNamespace).ToArray());
        start.OnType(type => CheckAttribute((INamedTypeSymbol)type.Symbol, type));
        start.OnAdditionalFile(file =>
        {
            foreach (var fault in spaces.Value.SelectMany(space => FindFaults(space, file, file.CancellationToken)).Distinct())
                file.ReportDiagnostic(Diagnostic.Create(Descriptors.MeasuredTableIsUnusable, fault.Place, fault.Space, DiagnosticText.Of(fault.Message)));
        });
    }

    private static void CheckAttribute(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        if (SpecReader.Read(type) is not { InfoTable: { } attribute } declared)
            return;
        var (member, fault) = FindFault(declared, context);
        if (fault is not null)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.MeasuredTableIsUnusable, ArgumentLocator.Locate(attribute, member), type.Name, DiagnosticText.Of(fault)));
    }

    private static (string Member, string? Fault) FindFault(DeclaredSpace declared, SymbolAnalysisContext context)
    {
        var metric = (InfoMetric)new AttributeReader(declared.InfoTable!).Argument<int>("metric");
        if (!Enum.IsDefined(typeof(InfoMetric), metric))
            return (nameof(InfoTableAttribute.Metric), $"its metric is {(int)metric}; a file has {InfoMetric.Latency}, which is measured");
        if (metric != InfoMetric.Latency)
            return (nameof(InfoTableAttribute.Metric), $"{metric} is computed exactly and needs no file; Latency is measured");
        if (declared.LatencyFile is not { } name)
            return (nameof(InfoTableAttribute.File), "the attribute names no file");
        if (HasOwnBlocks(declared.Spec, context.Compilation))
            return (nameof(InfoTableAttribute.File), "a space with blocks of your own takes it at run time; read it with LatencyTable and give it to UseLatency");
        var found = FileEnding.Find(name, context.Options.AdditionalFiles, file => file.Path);
        return (nameof(InfoTableAttribute.File), found.Count switch
        {
            0 => $"'{name}' isn't among the project's additional files; add <AdditionalFiles Include=\"{name}\" /> to the project",
            1 => null,
            _ => $"'{name}' may be {string.Join(" or ", found.Select(file => file.Path).OrderBy(path => path, StringComparer.Ordinal))}; write more of the path",
        });
    }

    private static IEnumerable<(string Space, string Message, Location Place)> FindFaults(
        DeclaredSpace space, AdditionalFileAnalysisContext context, CancellationToken cancellation)
    {
        var file = context.AdditionalFile;
        if (!FileEnding.Find(space.LatencyFile!, context.Options.AdditionalFiles, other => other.Path).Contains(file) || file.GetText(cancellation) is not { } text)
            return [];
        var table = MeasuredTableFile.Parse(text.ToString());

        // What a wrong space would need of its file isn't clear.
        var faults = SpaceGraph.FindFaults(space.Spec).Any() ? table.Faults : table.FindFaults(space.Spec);
        return faults.Select(fault => (space.Spec.Name, fault.Message, Location.Create(file.Path, fault.Span, text.Lines.GetLinePositionSpan(fault.Span))));
    }

    /// <summary>What blocks of the user's own do isn't known while compiling, and so isn't what the space would need of its file.</summary>
    private static bool HasOwnBlocks(SearchSpaceSpec spec, Compilation compilation) =>
        CustomBlocks.HasOthers(spec) && CustomBlocks.UsedBy(spec, BlockReader.ReadAll(compilation)).Count > 0;

    private static IEnumerable<DeclaredSpace> FindSpaces(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type && SpecReader.Read(type) is { LatencyFile: not null, IsComplete: true } space)
                yield return space;
            foreach (var nested in FindSpaces(member))
                yield return nested;
        }
    }
}
