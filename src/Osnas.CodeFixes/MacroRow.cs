using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Parsing;

namespace Osnas.CodeFixes;

/// <summary>A <c>[MacroSearch]</c>: one or more search layers.</summary>
/// <param name="Syntax">The attribute.</param>
/// <param name="InChannels">In-channels of the first layer.</param>
/// <param name="OutChannels">Out-channels of each layer, and in-channels of all but the first.</param>
/// <param name="Stride">The stride of the first layer; that of the others is 1.</param>
/// <param name="Repeat">How many layers it is.</param>
internal sealed record MacroRow(AttributeSyntax Syntax, int InChannels, int OutChannels, int Stride, int Repeat)
{
    /// <summary>The rows of a part of a class, in order.</summary>
    /// <param name="part">The part.</param>
    /// <param name="model">The semantic model.</param>
    /// <param name="cancellation">The cancellation token.</param>
    /// <returns>The rows; none if the compiler doesn't understand them all.</returns>
    public static IReadOnlyList<MacroRow> Of(TypeDeclarationSyntax part, SemanticModel model, CancellationToken cancellation)
    {
        var rows = new List<MacroRow>();
        if (model.GetDeclaredSymbol(part, cancellation) is not { } type)
            return rows;
        foreach (var attribute in type.GetAttributes())
        {
            if (!SpecReader.Is(attribute, AttributeNames.MacroSearch)
                || attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax
                || syntax.Parent?.Parent != part)
                continue;
            var reader = new AttributeReader(attribute);
            if (!reader.IsComplete)
                return [];
            rows.Add(new(
                syntax,
                reader.Argument<int>("inChannels"),
                reader.Argument<int>("outChannels"),
                reader.Named(nameof(MacroSearchAttribute.Stride), 1),
                reader.Named(nameof(MacroSearchAttribute.Repeat), 1)));
        }

        return rows;
    }

    /// <summary>Whether the layers of another row are those that more repetitions of this one would be.</summary>
    public bool ContinuesWith(MacroRow next) =>
        this is { Repeat: >= 1 }
            && next is { Stride: 1, Repeat: >= 1 }
            && next.InChannels == OutChannels
            && next.OutChannels == OutChannels;

    /// <summary>The attribute with another number of repetitions.</summary>
    public AttributeSyntax WithRepeat(int repeat)
    {
        var list = Syntax.ArgumentList!;
        if (RepeatArgument is { } stated && repeat == 1)
            return Syntax.WithArgumentList(list.RemoveNode(stated, SyntaxRemoveOptions.KeepUnbalancedDirectives)!);
        ExpressionSyntax number = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(repeat));
        if (RepeatArgument is { } argument)
            return Syntax.ReplaceNode(argument.Expression, number.WithTriviaFrom(argument.Expression));
        var name = SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName(nameof(MacroSearchAttribute.Repeat)),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));
        var arguments = list.Arguments.GetWithSeparators()
            .Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space))
            .Add(SyntaxFactory.AttributeArgument(name, null, number));
        return Syntax.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(arguments)));
    }

    /// <summary>A row of one layer that keeps the out-channels, written as this one writes them.</summary>
    public AttributeSyntax Continuation()
    {
        var channels = OutArgument.Expression.WithoutTrivia();
        return Syntax.WithoutTrivia().WithArgumentList(SyntaxFactory.ParseAttributeArgumentList($"({channels}, {channels})"));
    }

    private AttributeArgumentSyntax? RepeatArgument => Syntax.ArgumentList?.Arguments
        .FirstOrDefault(argument => argument.NameEquals is { Name.Identifier.ValueText: nameof(MacroSearchAttribute.Repeat) });

    private AttributeArgumentSyntax OutArgument =>
        Syntax.ArgumentList!.Arguments.FirstOrDefault(argument => argument.NameColon is { Name.Identifier.ValueText: "outChannels" })
            ?? Syntax.ArgumentList.Arguments[1];
}
