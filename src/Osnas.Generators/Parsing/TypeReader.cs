using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>
/// Reads types with attributes. A type is read again only if an edit can change what it declares: the compiler binds the
/// attributes of each type anew after every edit, which takes longer than anything else here.
/// </summary>
internal static class TypeReader
{
    private static readonly ConditionalWeakTable<TypeDeclarationSyntax, StrongBox<Reading?>> Readings = new();

    /// <summary>Reads the type that a part of it declares.</summary>
    /// <param name="part">The part, with attributes.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="files">Its files.</param>
    /// <param name="cancellation">The cancellation token.</param>
    /// <returns>What it declares; null if there is no such type.</returns>
    public static DeclaredType? Read(
        TypeDeclarationSyntax part, Compilation compilation, ProjectFiles files, CancellationToken cancellation)
    {
        var known = Readings.GetValue(part, static _ => new());
        if (known.Value is { } before && before.HoldsIn(files))
        {
            known.Value = before with { Files = files };
            return before.Type;
        }

        if (compilation.GetSemanticModel(part.SyntaxTree).GetDeclaredSymbol(part, cancellation) is not { } type)
            return null;
        var declared = Read(type, cancellation);
        known.Value = new(declared, files, [.. PartsOf(type)]);
        return declared;
    }

    private static DeclaredType Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var name = type.FullMetadataName();
        return new(
            name,
            SpecReader.IsSpace(type) ? ReadSpace(type, name, cancellation) : null,
            DeclarationRules.HasUndeclaredLayers(type),
            Attempt.To(() => BlockReader.Read(type, type.ContainingAssembly)).Result,
            new(NamedOptionsKind.All
                .Select(kind => Attempt.To(() => NamedOptionsReader.Read(type, kind)).Result)
                .OfType<NamedOptionsDeclaration>()));
    }

    private static ParsedSpace ReadSpace(INamedTypeSymbol type, string name, CancellationToken cancellation) =>
        Attempt.To(() =>
        {
            // Custom blocks are joined later, so that a space is the same after an edit of one.
            var facts = SpaceFacts.Of(type, findBlocks: static () => default);
            var model = facts is null ? null : SearchSpaceParser.Parse(facts, report: null, cancellation);
            var lacksCode = model is null
                || model.Declaration.Components.Any(component => component.Fault is not null)
                || !NameRules.AreFreeInComponents(type);
            return new ParsedSpace(name, model, lacksCode);
        }).Result ?? new(name, Model: null, LacksCode: true);

    /// <summary>
    /// The files with attributes that count: those of the type, of the types in and around it, and of what they derive from.
    /// </summary>
    private static IEnumerable<SyntaxTree> PartsOf(INamedTypeSymbol type) => type.ContainingTypesAndSelf()
        .Concat(type.GetTypeMembers())
        .SelectMany(item => item.Ancestors().Prepend(item))
        .SelectMany(item => item.DeclaringSyntaxReferences)
        .Select(reference => reference.SyntaxTree)
        .Distinct();

    /// <summary>What was read of a type.</summary>
    /// <param name="Type">What it declares.</param>
    /// <param name="Files">The files when it was read, or found to be the same.</param>
    /// <param name="Parts">The files whose attributes count.</param>
    private sealed record Reading(DeclaredType Type, ProjectFiles Files, IReadOnlyList<SyntaxTree> Parts)
    {
        /// <summary>Whether the type declares the same in other files.</summary>
        public bool HoldsIn(ProjectFiles files) => Parts.All(files.Contains) && files.DeclareTheSameBesidesAttributesAs(Files);
    }
}
