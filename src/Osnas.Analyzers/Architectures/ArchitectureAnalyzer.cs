using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers.Architectures;

/// <summary>Reports literal architectures that don't belong to the space to which they are passed (OSNAS0401).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArchitectureAnalyzer() : SpaceAnalyzer(Descriptors.WrongArchitecture)
{
    private static readonly string[] Components = ["BaseModel", "BaseSupernet", "BaseLookUpTable"];

    private protected override void Start(GuardedStart start) => start.OnNode(SyntaxKind.Argument, node =>
    {
        // The arguments of attributes, of which a space has many, aren't of this kind, and so they aren't bound once more.
        if (node.Node is ArgumentSyntax { Parent: ArgumentListSyntax, Expression: var value }
            && CanBeArchitecture(value)
            && node.SemanticModel.GetOperation(node.Node, node.CancellationToken) is IArgumentOperation argument)
            Check(argument, start.Spaces, node.ReportDiagnostic);
    });

    private static bool CanBeArchitecture(ExpressionSyntax value) =>
        value is not (LiteralExpressionSyntax or AnonymousFunctionExpressionSyntax or InterpolatedStringExpressionSyntax);

    private static void Check(IArgumentOperation argument, SpaceCache spaces, Action<Diagnostic> report)
    {
        if (!argument.Parameter?.Type.IsOsnas(nameof(Architecture)) ?? true)
            return;
        if (FindSpace(argument, spaces) is not { } spec || ArchitectureReader.Read(argument.Value) is not { } literal)
            return;

        void Report(SyntaxNode place, string fault) =>
            report(Diagnostic.Create(Descriptors.WrongArchitecture, place.GetLocation(), spec.Name, fault.TrimEnd('.')));

        if (literal.Fault is { } fault)
        {
            Report(literal.Whole, fault);
            return;
        }

        if (spec.FindLengthFault(literal.Choices.Length) is { } wrongLength)
        {
            Report(literal.Whole, wrongLength);
            return;
        }

        var isFaulty = false;
        for (var row = 0; row < literal.Choices.Length; row++)
        {
            if (literal.Choices[row] is not { Value: { } choice, Place: var place }
                || spec.FindChoiceFault(row, choice) is not { } wrongChoice)
                continue;
            isFaulty = true;
            Report(place, wrongChoice);
        }

        for (var layer = 0; !isFaulty && layer < spec.MacroCfg.Search.Count; layer++)
        {
            var choices = literal.Choices.Skip(layer * spec.RowsPerLayer).Take(spec.RowsPerLayer).ToArray();
            if (choices.All(choice => choice.Value is not null)
                && spec.FindLayerFault(layer, [.. choices.Select(choice => choice.Value!.Value)]) is { } wrongLayer)
                Report(choices[0].Place, wrongLayer);
        }
    }

    /// <summary>Finds the space of the component to which an argument is passed, unless the parameter belongs to the user's code.</summary>
    private static SearchSpaceSpec? FindSpace(IArgumentOperation argument, SpaceCache spaces)
    {
        var (method, receiver) = argument.Parent switch
        {
            IObjectCreationOperation creation => (creation.Constructor, creation.Type),
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Instance?.Type),
            _ => (null, null),
        };
        if (method is null
            || receiver is not INamedTypeSymbol component
            || !component.SelfAndBases().Any(type => Components.Any(name => type.IsOsnas(name))))
            return null;
        var isOsnas = method.IsGenerated() || Components.Any(name => method.ContainingType.IsOsnas(name));
        return isOsnas ? spaces.FindAround(component) : null;
    }
}
