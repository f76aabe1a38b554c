using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>Reads the declaration of a class, and the user's parts of generated code.</summary>
internal static class DeclarationReader
{
    private const string NoSuperlayerConstructor =
        "it has no constructor (int index, BatchNormOptions batchNorm, Device? device), which the generated Supernet calls; "
        + "add it, or override ConstructSuperlayer in a partial class Supernet";

    public static SpaceDeclaration Read(INamedTypeSymbol type)
    {
        var types = type.ContainingTypesAndSelf();
        var superlayer = ComponentReader.Read(type, GeneratedMembers.Superlayer);
        var supernet = ComponentReader.Read(type, GeneratedMembers.Supernet);
        return new(
            type.ContainingAssembly.Name,
            NamespaceOf(type.ContainingNamespace),
            new(types.Select(item => new TypeHeader(Keyword(item), Escape(item.Name)))),
            RegistrationRules.IsReachable(type),
            types
                .Concat<ISymbol>(type.GetTypeMembers())
                .Concat(type.GetTypeMembers().SelectMany(item => item.InstanceConstructors))
                .Concat(type.OwnMembers(GeneratedMembers.Spec.Name))
                .Any(IsDiscouraged),
            type.Declarations().Any(SourceFile.IsDocumented),
            new(GeneratedMembers.Properties.Where(property => MemberReader.IsWritten(type, property)).Select(property => property.Name)),
            AsMadeBy(supernet, superlayer),
            supernet,
            ComponentReader.Read(type, GeneratedMembers.Model),
            ComponentReader.Read(type, GeneratedMembers.LookUpTable));
    }

    /// <summary>Whether the compiler warns about the use of a symbol, because it is obsolete or experimental.</summary>
    public static bool IsDiscouraged(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ObsoleteAttribute" or "ExperimentalAttribute" });

    /// <summary>The generated supernet makes its layers by a constructor; one that the user wrote may make them in any way.</summary>
    private static ComponentDeclaration AsMadeBy(ComponentDeclaration supernet, ComponentDeclaration superlayer) =>
        superlayer is { Fault: null, IsConstructible: false }
        && supernet.Origin != ComponentOrigin.Own
        && supernet.Lacks(GeneratedMembers.ConstructSuperlayer.Name)
            ? superlayer with { Fault = NoSuperlayerConstructor }
            : superlayer;

    private static string? NamespaceOf(INamespaceSymbol space) => space switch
    {
        { IsGlobalNamespace: true } => null,
        { ContainingNamespace: var outer } when NamespaceOf(outer) is { } name => $"{name}.{Escape(space.Name)}",
        _ => Escape(space.Name),
    };

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;
}
