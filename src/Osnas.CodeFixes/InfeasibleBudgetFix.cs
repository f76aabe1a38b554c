using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Osnas.Generators.Diagnostics;

namespace Osnas.CodeFixes;

/// <summary>OSNAS0311: replaces a bound with the nearest feasible one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class InfeasibleBudgetFix() : NodeFix<AttributeArgumentSyntax>(DiagnosticIds.InfeasibleBudget)
{
    private protected override string? Describe(AttributeArgumentSyntax node, Diagnostic diagnostic) =>
        BoundOf(diagnostic) is { } bound ? $"Use the nearest feasible budget, {Format(bound)}" : null;

    private protected override void Fix(DocumentEditor editor, AttributeArgumentSyntax node, Diagnostic diagnostic)
    {
        var literal = SyntaxFactory.ParseExpression(Format(BoundOf(diagnostic)!.Value).Replace(',', '_'));
        editor.ReplaceNode(node.Expression, literal.WithTriviaFrom(node.Expression));
    }

    /// <summary>Flops and parameters are whole numbers. Of a time, each digit counts: a rounded bound would be infeasible again.</summary>
    private static string Format(double bound) => bound.ToString(bound == Math.Floor(bound) ? "#,0" : "R", CultureInfo.InvariantCulture);

    private static double? BoundOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.Suggestion, out var text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound)
            ? bound
            : null;
}
