using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.Interpretation;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.TableShapes;

/// <summary>
/// Reports look-up tables whose InfoTable differs in shape from their space (OSNAS0301), or has a shape that can't be proven
/// (OSNAS0302).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InfoTableAnalyzer() : SpaceAnalyzer(Descriptors.InfoTableDiffers, Descriptors.InfoTableIsUnknown)
{
    private protected override void Start(GuardedStart start) => start.OnTypeStart(type => Collect(type, start.Spaces));

    /// <summary>Collects the code of a look-up table. When all of it is there, it is checked.</summary>
    private static void Collect(GuardedTypeStart start, SpaceCache spaces)
    {
        var type = start.Type;
        if (!type.BaseType.SelfAndBases().Any(ancestor => ancestor.IsOsnas("BaseLookUpTable")))
            return;
        var bodies = new ConcurrentDictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);
        var named = new ConcurrentBag<SearchSpaceSpec>();
        start.OnBlock(block =>
        {
            // The default values of parameters are blocks too.
            if (block.OperationBlocks.FirstOrDefault(IsCode) is { } body)
                bodies[block.OwningSymbol] = body;
            if (block.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor })
                return;
            var operations = block.OperationBlocks.SelectMany(operation => operation.DescendantsAndSelf());
            foreach (var reference in operations.OfType<IPropertyReferenceOperation>())
            {
                if (reference.Property.Name == "Spec" && spaces.Find(reference.Property.ContainingType) is { } spec)
                    named.Add(spec);
            }
        });
        start.OnEnd(end =>
        {
            var all = named.Distinct().ToArray();
            var onlyOne = all.Length switch
            {
                0 => FindNamedByBase(type, spaces, end.Compilation),
                1 => all[0],
                _ => null,
            };
            if ((spaces.FindAround(type) ?? onlyOne) is { } spec)
                TableShapeCheck.Run(new(type, spec, spaces, bodies, end.Compilation), end.ReportDiagnostic, end.CancellationToken);
        });
    }

    private static bool IsCode(IOperation operation) =>
        operation is IBlockOperation or IFieldInitializerOperation or IPropertyInitializerOperation;

    /// <summary>The space whose <c>Spec</c> a base class in the project hands on, if it is one.</summary>
    private static SearchSpaceSpec? FindNamedByBase(INamedTypeSymbol type, SpaceCache spaces, Compilation compilation)
    {
        var parts = type.BaseType.SelfAndBases().SelectMany(ancestor => ancestor.DeclaringSyntaxReferences);
        foreach (var code in parts.Select(reference => reference.GetSyntax()))
        {
            var names = code.DescendantNodes().OfType<BaseTypeSyntax>().Concat<SyntaxNode>(
                code.DescendantNodes().OfType<ConstructorInitializerSyntax>())
                .SelectMany(place => place.DescendantNodes().OfType<IdentifierNameSyntax>())
                    .Where(name => name.Identifier.ValueText == "Spec")
                    .ToArray();
            if (names.Length == 0 || !compilation.ContainsSyntaxTree(code.SyntaxTree))
                continue;
#pragma warning disable RS1030 // Only for a table that derives from another of the project.
            var model = compilation.GetSemanticModel(code.SyntaxTree);
#pragma warning restore RS1030
            var specs = names.Select(name => spaces.Find(model.GetSymbolInfo(name).Symbol?.ContainingType)).Distinct().ToArray();
            if (specs.Length == 1 && specs[0] is { } spec)
                return spec;
        }

        return null;
    }
}
