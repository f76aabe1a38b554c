using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.TableShapes;

/// <summary>Reports look-up tables whose info_table has another shape than their space (OSNAS0301), or one that can't be proven (OSNAS0302).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InfoTableAnalyzer() : SpaceAnalyzer(Descriptors.InfoTableDiffers, Descriptors.InfoTableIsUnknown)
{
    private protected override void Start(GuardedStart start)
    {
        var spaces = new SpaceCache();
        start.OnTypeStart(type => Collect(type, spaces));
    }

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
            if (block.OperationBlocks.FirstOrDefault(operation => operation is IBlockOperation or IFieldInitializerOperation or IPropertyInitializerOperation) is { } body)
                bodies[block.OwningSymbol] = body;
            if (block.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor })
                return;
            foreach (var reference in block.OperationBlocks.SelectMany(operation => operation.DescendantsAndSelf()).OfType<IPropertyReferenceOperation>())
            {
                if (reference.Property.Name == "Spec" && spaces.Find(reference.Property.ContainingType) is { } spec)
                    named.Add(spec);
            }
        });
        start.OnEnd(end =>
        {
            var all = named.Distinct().ToArray();
            if ((spaces.FindAround(type) ?? (all.Length == 1 ? all[0] : null)) is { } spec)
                TableShapeCheck.Run(type, new(spec, spaces, bodies, end.Compilation), end.ReportDiagnostic, end.CancellationToken);
        });
    }
}
