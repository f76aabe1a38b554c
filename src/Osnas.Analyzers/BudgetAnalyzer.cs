using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Measured;
using Osnas.Generators.Parsing;
using Osnas.Spaces;

namespace Osnas.Analyzers;

/// <summary>Reports budgets that no architecture of a space meets (OSNAS0311), or that every architecture meets (OSNAS0312).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BudgetAnalyzer() : SpaceAnalyzer(Descriptors.InfeasibleBudget, Descriptors.BudgetWithoutEffect)
{
    /// <summary>The members of a look-up table that determine the cost of an architecture.</summary>
    private static readonly string[] CostMembers = ["ConstructInfoTable", "DeclaredTables", "GetBaseInfo", "GetModelInfo"];

    private protected override void Start(GuardedStart start) =>
        start.OnType(type => Check((INamedTypeSymbol)type.Symbol, start.Spaces, type));

    private static void Check(INamedTypeSymbol type, SpaceCache spaces, SymbolAnalysisContext context)
    {
        if (spaces.FactsOf(type) is not { Declared: { IsComplete: true, Constraints.Count: > 0 } declared } facts
            || facts.Replaces(GeneratedMembers.Spec))
            return;
        var costs = HasOwnCosts(type) ? null : facts.Costs;
        foreach (var budgets in declared.Spec.Constraints.Zip(declared.Constraints, (constraint, attribute) => (constraint, attribute))
            .GroupBy(budget => budget.constraint.Metric))
        {
            var statistics = costs is null ? null : FindStatistics(budgets.Key, costs, declared, context);
            var canBeMet = true;
            foreach (var (constraint, attribute) in budgets)
                canBeMet &= Check(constraint, attribute, statistics, context.ReportDiagnostic);
            if (canBeMet)
                CheckTogether([.. budgets], statistics, context.ReportDiagnostic);
        }
    }

    /// <summary>Reports, at the last of them, budgets in one metric that an architecture meets each, but none meets all.</summary>
    private static void CheckTogether(
        IReadOnlyList<(ConstraintCfg Constraint, AttributeData Attribute)> budgets, CostStatistics? statistics, Action<Diagnostic> report)
    {
        if (budgets.Count == 1)
            return;
        var all = new ConstraintCfg(
            budgets[0].Constraint.Metric,
            AtMost: budgets.Min(budget => budget.Constraint.AtMost),
            AtLeast: budgets.Max(budget => budget.Constraint.AtLeast));
        if (BudgetRules.FindFault(all, statistics) is { } fault)
            report(
                Diagnostic.Create(
                    Descriptors.InfeasibleBudget, ArgumentLocator.Locate(budgets[budgets.Count - 1].Attribute, null),
                    DiagnosticText.Sentence($"together, {fault.Message}")));
    }

    /// <summary>Gets the costs of all architectures; null if they are unknown.</summary>
    private static CostStatistics? FindStatistics(InfoMetric metric, CostModel costs, DeclaredSpace declared, SymbolAnalysisContext context)
    {
        if (MetricCatalog.Find(metric) is { IsMeasured: true })
            return FindLatency(declared, context);
        return costs.Metrics.Any(known => known.Metric == metric) ? costs.ToStatistics(metric) : null;
    }

    /// <summary>The latency that a space declares with <c>[InfoTable]</c>; null if there is none, or none that can be used.</summary>
    private static CostStatistics? FindLatency(DeclaredSpace declared, SymbolAnalysisContext context)
    {
        if (declared.LatencyFile is not { } name
            || FileEnding.Find(name, context.Options.AdditionalFiles, file => file.Path) is not { Count: 1 } found)
            return null;
        return found[0].GetText(context.CancellationToken) is { } text && MeasuredTableFile.Of(text).Table is { } table
            && !table.FindFaults(declared.Spec, declared.Spec.InputSize).Any()
            ? new(table.ToInfoTable(InfoMetric.Latency), table.Base, LayerChoices.Of(declared.Spec))
            : null;
    }

    /// <summary>Reports what is wrong with a budget alone.</summary>
    /// <returns>Whether it can be met.</returns>
    private static bool Check(ConstraintCfg constraint, AttributeData attribute, CostStatistics? statistics, Action<Diagnostic> report)
    {
        var fault = BudgetRules.FindFault(constraint, statistics);
        if (fault is not null)
        {
            report(
                Diagnostic.Create(
                    Descriptors.InfeasibleBudget, ArgumentLocator.Locate(attribute, fault.Member),
                    DiagnosticProperties.Of(SuggestionOf(fault)), DiagnosticText.Sentence(fault.Message)));
        }
        else if (BudgetRules.HasNoEffect(constraint, statistics))
        {
            var range = statistics is null ? string.Empty : $": they have {BudgetRules.FormatRange(statistics)}";
            report(Diagnostic.Create(Descriptors.BudgetWithoutEffect, ArgumentLocator.Locate(attribute, null), constraint, range));
        }

        return fault is null;
    }

    private static string? SuggestionOf(BudgetFault fault) =>
        double.IsNaN(fault.Feasible) ? null : fault.Feasible.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whether the user's look-up table determines the costs, which are then unknown.</summary>
    private static bool HasOwnCosts(INamedTypeSymbol type) => type.GetTypeMembers("LookUpTable").Any(table =>
        !table.BaseType.IsOsnas("BaseLookUpTable")
        || CostMembers.Any(name => table.GetMembers(name).Any(member => !member.IsGenerated())));
}
