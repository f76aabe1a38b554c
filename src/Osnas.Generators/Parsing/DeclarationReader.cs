using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Emit;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>Reads where a class is declared, and what the user wrote of that which is generated.</summary>
internal static class DeclarationReader
{
    public static SpaceDeclaration Read(INamedTypeSymbol type)
    {
        var types = type.ContainingTypesAndSelf();
        var space = type.ContainingNamespace;
        var superlayer = ComponentReader.Read(type, "Superlayer", [SpecialType.System_Int32, SpecialType.None], ["ConstructBlock"]);
        var supernet = ComponentReader.Read(type, "Supernet", [SpecialType.System_Int32, SpecialType.None], ["ConstructSuperlayer"]);
        return new(
            space.IsGlobalNamespace ? null : space.ToDisplayString(),
            new(types.Select(item => new TypeHeader(Keyword(item), Name(item)))),
            types.All(item => item.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal),
            type.Declarations().Any(IsDocumented),
            new(SpaceEmitter.MemberNames.Where(name => !type.GetMembers(name).IsEmpty)),
            AsMadeBy(supernet, superlayer),
            supernet,
            ComponentReader.Read(type, "Model", [SpecialType.None, SpecialType.System_Int32, SpecialType.None], ["ConstructStageLayers"]),
            ComponentReader.Read(type, "LookUpTable", [SpecialType.System_Int32, SpecialType.System_Int32], ["Create", "ConstructInfoTable", "DeclaredLatency"]));
    }

    /// <summary>The generated supernet makes its layers by a constructor; one that the user wrote may make them in any way.</summary>
    private static ComponentDeclaration AsMadeBy(ComponentDeclaration supernet, ComponentDeclaration superlayer) =>
        superlayer is { Fault: null, IsConstructible: false } && supernet.Origin != ComponentOrigin.Own && supernet.Lacks("ConstructSuperlayer")
            ? superlayer with { Fault = "it has no constructor (int index, BatchNormOptions batchNorm), by which the generated Supernet makes it; add it, or override ConstructSuperlayer in a partial class Supernet" }
            : superlayer;

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string Name(INamedTypeSymbol type) =>
        SyntaxFacts.GetKeywordKind(type.Name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(type.Name) == SyntaxKind.None
            ? type.Name
            : "@" + type.Name;

    /// <summary>Without a documentation mode, the compiler sees comments only.</summary>
    private static bool IsDocumented(TypeDeclarationSyntax declaration) => declaration.GetLeadingTrivia().Any(trivia =>
        trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
        || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)
        || (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString().StartsWith("///", StringComparison.Ordinal)));
}
