using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers.Architectures;

/// <summary>Reports architectures, written out, that aren't of the space that they are handed to (OSNAS0401).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArchitectureAnalyzer() : SpaceAnalyzer(Descriptors.WrongArchitecture)
{
    private static readonly string[] Components = ["BaseModel", "BaseSupernet", "BaseLookUpTable"];

    private protected override void Start(GuardedStart start)
    {
        var spaces = new SpaceCache();
        start.OnOperation(OperationKind.Argument, operation => Check((IArgumentOperation)operation.Operation, spaces, operation.ReportDiagnostic));
    }

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

        for (var layer = 0; layer < literal.Choices.Length; layer++)
        {
            if (literal.Choices[layer] is { Value: { } choice, Place: var place } && spec.FindChoiceFault(layer, choice) is { } wrongChoice)
                Report(place, wrongChoice);
        }
    }

    /// <summary>The space of the component that an argument is handed to, unless the user's own code takes it there.</summary>
    private static SearchSpaceSpec? FindSpace(IArgumentOperation argument, SpaceCache spaces)
    {
        var (method, receiver) = argument.Parent switch
        {
            IObjectCreationOperation creation => (creation.Constructor, creation.Type),
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Instance?.Type),
            _ => (null, null),
        };
        if (method is null || receiver is not INamedTypeSymbol component || !component.SelfAndBases().Any(type => Components.Any(name => type.IsOsnas(name))))
            return null;
        var isOsnas = method.IsGenerated() || Components.Any(name => method.ContainingType.IsOsnas(name));
        return isOsnas ? spaces.FindAround(component) : null;
    }
}
