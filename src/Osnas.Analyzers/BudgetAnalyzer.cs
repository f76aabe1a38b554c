using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Parsing;
using Osnas.Graph;

namespace Osnas.Analyzers;

/// <summary>Reports budgets that no architecture of a space meets (OSNAS0311), or every one (OSNAS0312).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BudgetAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The members of a look-up table that decide what an architecture costs.</summary>
    private static readonly string[] CostMembers = ["ConstructInfoTable", "GetBaseInfo", "GetModelInfo"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.InfeasibleBudget, Descriptors.BudgetWithoutEffect);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(symbol => Check((INamedTypeSymbol)symbol.Symbol, symbol.ReportDiagnostic), SymbolKind.NamedType);
    }

    private static void Check(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (SpecReader.Read(type) is not { IsComplete: true, Constraints.Count: > 0 } declared)
            return;
        var costs = HasOwnCosts(type) || SpaceGraph.FindFaults(declared.Spec).Any() ? null : new CostModel(declared.Spec);
        for (var index = 0; index < declared.Constraints.Count; index++)
            Check(declared.Spec.Constraints[index], declared.Constraints[index], costs, report);
    }

    private static void Check(ConstraintCfg constraint, AttributeData attribute, CostModel? costs, Action<Diagnostic> report)
    {
        var statistics = costs is null || constraint.Metric is not (InfoMetric.Flops or InfoMetric.Params)
            ? null
            : new CostStatistics(costs.ToTable(constraint.Metric), costs.Base.Get(constraint.Metric));
        var fault = BudgetRules.FindFault(constraint, statistics);
        if (fault is not null)
        {
            report(Diagnostic.Create(Descriptors.InfeasibleBudget, ArgumentLocator.Locate(attribute, fault.Member), DiagnosticProperties.Of(SuggestionOf(fault)), DiagnosticText.Sentence(fault.Message)));
        }
        else if (BudgetRules.HasNoEffect(constraint, statistics))
        {
            var range = statistics is null ? string.Empty : $": they have {BudgetRules.FormatRange(statistics)}";
            report(Diagnostic.Create(Descriptors.BudgetWithoutEffect, ArgumentLocator.Locate(attribute, null), constraint, range));
        }
    }

    private static string? SuggestionOf(BudgetFault fault) =>
        fault.Member is null ? null : fault.Feasible.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whether the user's own look-up table tells the costs, which are unknown here then.</summary>
    private static bool HasOwnCosts(INamedTypeSymbol type) => type.GetTypeMembers("LookUpTable").Any(table =>
        !table.BaseType.IsOsnas("BaseLookUpTable")
        || CostMembers.Any(name => table.GetMembers(name).Any(member => !member.IsGenerated())));
}
