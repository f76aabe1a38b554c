using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.Interpretation;
using Osnas.Analyzers.TableShapes.Values;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers.TableShapes;

/// <summary>
/// Reports a hand-written <c>ModelCfgShape</c> that differs from the shape of the space (OSNAS0304). If the value isn't
/// clear, it reports nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnShapeAnalyzer() : SpaceAnalyzer(Descriptors.OwnShapeDiffers)
{
    private static readonly string[] Components = ["BaseLookUpTable", "BaseSupernet"];

    private protected override void Start(GuardedStart start) =>
        start.OnType(type => Check((INamedTypeSymbol)type.Symbol, start.Spaces, type));

    private static void Check(INamedTypeSymbol type, SpaceCache spaces, SymbolAnalysisContext context)
    {
        if (type.GetMembers(nameof(ModelCfgShape)).FirstOrDefault(member => !member.IsGenerated()) is { } member
            && FindSpace(type, member, spaces) is { } spec)
            Check(member, new(type, spec, spaces, context.Compilation), context.ReportDiagnostic, context.CancellationToken);
    }

    private static SearchSpaceSpec? FindSpace(INamedTypeSymbol type, ISymbol member, SpaceCache spaces)
    {
        if (member.IsStatic)
            return spaces.Find(type);
        return member.IsOverride && type.BaseType.SelfAndBases().Any(ancestor => Components.Any(name => ancestor.IsOsnas(name)))
            ? spaces.FindAround(type)
            : null;
    }

    private static void Check(ISymbol member, LookUpTableClass code, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (FindBody(member, code) is not { } body)
            return;
        var outcome = Interpreter.Run(code, body, new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default), cancellation);
        if (outcome.GaveUp is not null
            || !outcome.Returns.All(result => result.Value is Known { Data: ModelCfgShape shape } && shape != code.Spec.ModelCfgShape))
            return;
        foreach (var result in outcome.Returns)
        {
            report(Diagnostic.Create(
                Descriptors.OwnShapeDiffers, result.Place.GetLocation(), ((Known)result.Value).Data, code.Spec.Name, code.Spec.RowsInWords,
                Words.Count(code.Columns, "candidate"), code.Spec.ModelCfgShape));
        }
    }

    /// <summary>What tells the value: the getter; or the initializer, if nothing else gives one.</summary>
    private static IOperation? FindBody(ISymbol member, LookUpTableClass code) => member switch
    {
        IPropertySymbol { GetMethod: { } getter } when code.CodeOf(getter) is { } body => body,
        IPropertySymbol { SetMethod: null } or IFieldSymbol { IsReadOnly: true } when !IsAssigned(member, code) => code.CodeOf(member),
        _ => null,
    };

    private static bool IsAssigned(ISymbol member, LookUpTableClass code) => code.ReferencesTo(member)
        .Any(reference => reference.Parent is IAssignmentOperation { Target: var target } && target == reference);
}
