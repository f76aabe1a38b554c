using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.TableShapes;

/// <summary>Reports look-up tables whose info_table has another shape than their space (OSNAS0301), or one that can't be proven (OSNAS0302).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InfoTableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.InfoTableDiffers, Descriptors.InfoTableIsUnknown);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var spaces = new SpaceCache();
            start.RegisterSymbolStartAction(symbol => Collect(symbol, spaces), SymbolKind.NamedType);
        });
    }

    /// <summary>Collects the code of a look-up table. When all of it is there, it is checked.</summary>
    private static void Collect(SymbolStartAnalysisContext context, SpaceCache spaces)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.BaseType.SelfAndBases().Any(ancestor => ancestor.IsOsnas("BaseLookUpTable")))
            return;
        var bodies = new ConcurrentDictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);
        var named = new ConcurrentBag<SearchSpaceSpec>();
        context.RegisterOperationBlockAction(block =>
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
        context.RegisterSymbolEndAction(end =>
        {
            var nested = type.SelfAndBases().Select(ancestor => spaces.Find(ancestor.ContainingType)).FirstOrDefault(spec => spec is not null);
            var all = named.Distinct().ToArray();
            if ((nested ?? (all.Length == 1 ? all[0] : null)) is { } spec)
                TableShapeCheck.Run(type, new(spec, spaces, bodies), end.ReportDiagnostic, end.CancellationToken);
        });
    }
}
