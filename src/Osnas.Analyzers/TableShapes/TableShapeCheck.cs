using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers.TableShapes;

/// <summary>Checks the method of a look-up table that builds its tables, for each metric.</summary>
internal static class TableShapeCheck
{
    private const string ConstructInfoTable = nameof(ConstructInfoTable);

    public static void Run(INamedTypeSymbol type, LookUpTableClass table, Action<Diagnostic> report, CancellationToken cancellation)
    {
        var method = type.GetMembers(ConstructInfoTable).OfType<IMethodSymbol>().FirstOrDefault(IsOverride);
        if (table.Body(method) is not { } body)
            return;
        var (findings, unknown) = Judge(type, table, method!, body, cancellation);
        foreach (var finding in findings.Distinct())
        {
            report(Diagnostic.Create(
                Descriptors.InfoTableDiffers, finding.Place.GetLocation(), finding.Sentence, table.Spec.Name, table.Spec.RowsInWords, Words.Count(table.Columns, "candidate"), table.Spec.ModelCfgShape));
        }

        if (unknown is not null && findings.Count == 0)
            report(Diagnostic.Create(Descriptors.InfoTableIsUnknown, method!.Locations[0], unknown));
    }

    private static (List<Finding> Findings, string? Unknown) Judge(
        INamedTypeSymbol type, LookUpTableClass table, IMethodSymbol method, IOperation body, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        string? unknown = null;
        if (type.SelfAndBases().Any(HasOwnShape))
            return (findings, "the table has a ModelCfgShape of its own");
        foreach (var metric in Metrics(table))
        {
            var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default) { [method.Parameters[0]] = new Known((int)metric) };
            var outcome = Interpreter.Run(table, body, arguments, cancellation);
            var (found, cannotTell) = new Judge(table.Spec.ModelCfgShape).Of(outcome);
            findings.AddRange(found);
            unknown ??= cannotTell;
        }

        return (findings, unknown);
    }

    /// <summary>All metrics, if the code tells them apart; one that stands for all, if not.</summary>
    private static IEnumerable<InfoMetric> Metrics(LookUpTableClass table)
    {
        var tellsApart = table.Bodies.Values.SelectMany(body => body.Descendants()).Any(operation =>
            operation is IFieldReferenceOperation { Field.ContainingType: var type } && type.IsOsnas(nameof(InfoMetric)));
        return Enum.GetValues(typeof(InfoMetric)).Cast<InfoMetric>().Take(tellsApart ? int.MaxValue : 1);
    }

    private static bool IsOverride(IMethodSymbol method) =>
        method is { IsOverride: true, Parameters.Length: 1 } && method.Parameters[0].Type.IsOsnas(nameof(InfoMetric)) && !method.IsGenerated();

    private static bool HasOwnShape(INamedTypeSymbol type) =>
        !type.IsOsnas("BaseLookUpTable") && type.GetMembers(nameof(ModelCfgShape)).Any(member => !member.IsGenerated());
}
