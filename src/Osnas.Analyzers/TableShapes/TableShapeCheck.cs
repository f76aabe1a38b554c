using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.Interpretation;
using Osnas.Analyzers.TableShapes.Values;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers.TableShapes;

/// <summary>Checks the table-building method of a look-up table for each metric.</summary>
internal static class TableShapeCheck
{
    /// <summary>The method that builds a table.</summary>
    public const string ConstructInfoTable = nameof(ConstructInfoTable);

    /// <summary>Whether a class has such a method that can be wrong by what the class itself says.</summary>
    public static bool HasMethod(INamedTypeSymbol type) => FindMethod(type) is not null;

    public static void Run(LookUpTableClass table, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (FindMethod(table.Type) is not { } method || table.CodeOf(method) is not { } body)
            return;
        var verdict = Judge(table, method, body, cancellation);
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingType, table.Type))
            verdict = Without(verdict, method, table, body, cancellation);
        foreach (var finding in verdict.Findings.Distinct())
        {
            report(Diagnostic.Create(
                Descriptors.InfoTableDiffers, finding.Place.GetLocation(), finding.Sentence, table.Spec.Name, table.Spec.RowsInWords,
                Words.Count(table.Columns, "candidate"), table.Spec.ModelCfgShape));
        }

        if (verdict.Unknown is not null)
            report(
                Diagnostic.Create(
                    Descriptors.InfoTableIsUnknown,
                    table.Type.GetMembers(ConstructInfoTable).Contains(method) ? method.Locations[0] : table.Type.Locations[0],
                    verdict.Unknown));
    }

    private static Verdict Judge(LookUpTableClass table, IMethodSymbol method, IOperation body, CancellationToken cancellation)
    {
        if (table.Type.SelfAndBases().Any(HasOwnShape))
            return new([], "the table has a ModelCfgShape of its own");
        var findings = new List<Finding>();
        string? unknown = null;
        foreach (var metric in MetricsToTry(method, body))
        {
            var arguments = new Dictionary<ISymbol,
            Value>(SymbolEqualityComparer.Default)
            { [method.Parameters[0]] = new Known((int)metric) };
            var outcome = Interpreter.Run(table, body, arguments, cancellation);
            var verdict = new Judge(table.Spec.ModelCfgShape).Of(outcome);
            findings.AddRange(verdict.Findings);
            unknown ??= verdict.Unknown;
            if (outcome.GaveUp == Limits.TooManySteps)
                break;
        }

        // A table that is wrong for one metric is reported for that alone.
        return new(findings, findings.Count == 0 ? unknown : null);
    }

    /// <summary>All metrics; or any one, if the method only hands its metric to tables and so builds the same for each.</summary>
    private static IEnumerable<InfoMetric> MetricsToTry(IMethodSymbol method, IOperation body)
    {
        var all = Enum.GetValues(typeof(InfoMetric)).Cast<InfoMetric>();
        var uses = body.Descendants()
            .OfType<IParameterReferenceOperation>()
            .Where(use => SymbolEqualityComparer.Default.Equals(use.Parameter, method.Parameters[0]));
        return uses.All(IsMetricOfTable) ? all.Take(1) : all;
    }

    private static bool IsMetricOfTable(IParameterReferenceOperation use) => use.Parent is IArgumentOperation
    {
        Parameter: { RefKind: RefKind.None, ContainingSymbol.ContainingType: var type },
    }
        && type.IsOsnas(nameof(InfoTable));

    /// <summary>What a class adds to the verdict on the class whose method it inherits, by members that it overrides.</summary>
    private static Verdict Without(
        Verdict verdict, IMethodSymbol method, LookUpTableClass table, IOperation body, CancellationToken cancellation)
    {
        var inherited = Judge(table with { Type = method.ContainingType }, method, body, cancellation);
        return new(verdict.Findings.Except(inherited.Findings).ToArray(), inherited.Unknown is null
            && inherited.Findings.Count == 0 ? verdict.Unknown : null);
    }

    /// <summary>
    /// The method that builds the tables of a class: its own, or, if the class overrides anything else, the one that it
    /// inherits.
    /// </summary>
    private static IMethodSymbol? FindMethod(INamedTypeSymbol type)
    {
        if (type.GetMembers(ConstructInfoTable).OfType<IMethodSymbol>().FirstOrDefault(IsOverride) is { } own)
            return own;
        return type.GetMembers().Any(member => member.IsOverride && !member.IsGenerated())
            ? type.BaseType
                .SelfAndBases()
                .SelectMany(ancestor => ancestor.GetMembers(ConstructInfoTable))
                .OfType<IMethodSymbol>()
                .FirstOrDefault(candidate => candidate.IsOverride) is { } inherited && IsOverride(inherited) ? inherited : null
            : null;
    }

    private static bool IsOverride(IMethodSymbol method) =>
        method is { IsOverride: true, Parameters.Length: 1 }
            && method.Parameters[0].Type.IsOsnas(nameof(InfoMetric))
            && !method.IsGenerated();

    private static bool HasOwnShape(INamedTypeSymbol type) =>
        !type.IsOsnas("BaseLookUpTable") && type.GetMembers(nameof(ModelCfgShape)).Any(member => !member.IsGenerated());
}
