using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.Architectures;

/// <summary>Finds the value of a local or field that is given one where it is declared, and no other anywhere.</summary>
internal static class NamedValue
{
    /// <summary>The value of a reference.</summary>
    /// <returns>The value; null if it isn't clear that there is only one.</returns>
    public static IOperation? Find(IOperation reference)
    {
        ISymbol? symbol = reference switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field,
            _ => null,
        };
        if (symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: var value }
            || value.SyntaxTree != reference.Syntax.SyntaxTree)
            return null;

        var scopes = symbol is ILocalSymbol
            ? [value.Ancestors().OfType<MemberDeclarationSyntax>().First()]
            : symbol.ContainingType.DeclaringSyntaxReferences.Select(part => part.GetSyntax());
        var mentions = scopes.SelectMany(scope => scope.DescendantNodes().OfType<IdentifierNameSyntax>()).Where(
            name => name.Identifier.ValueText == symbol.Name);
        var canChangeInside = TypeOf(symbol) is IArrayTypeSymbol;
        if (canChangeInside && symbol is IFieldSymbol { DeclaredAccessibility: not Accessibility.Private })
            return null;
        return mentions.All(name => canChangeInside ? IsMadeAnArchitecture(name) : !IsWritten(name))
            ? reference.SemanticModel?.GetOperation(value)
            : null;
    }

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol is ILocalSymbol local ? local.Type : ((IFieldSymbol)symbol).Type;

    private static bool IsMadeAnArchitecture(IdentifierNameSyntax name) =>
        name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: BaseObjectCreationExpressionSyntax creation }
        && creation
            is ImplicitObjectCreationExpressionSyntax
            or ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: nameof(Architecture) } };

    private static bool IsWritten(IdentifierNameSyntax name)
    {
        SyntaxNode node = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : name;
        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None)
                || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
