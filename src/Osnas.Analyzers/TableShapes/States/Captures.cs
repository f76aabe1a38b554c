using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes.States;

/// <summary>The variables that code can reach by name.</summary>
internal sealed class Captures
{
    private Captures(IOperation code)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILocalReferenceOperation local:
                    Add(local.Local, operation);
                    break;
                case IParameterReferenceOperation parameter:
                    Add(parameter.Parameter, operation);
                    break;
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    UsesThis = true;
                    break;
                case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function }:
                    Functions.Add(function.OriginalDefinition);
                    break;
                case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function }:
                    Functions.Add(function.OriginalDefinition);
                    break;
            }
        }
    }

    /// <summary>The variables, and whether the code gives them another value.</summary>
    public Dictionary<ISymbol, bool> Variables { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The local functions.</summary>
    public HashSet<IMethodSymbol> Functions { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether it has the look-up table.</summary>
    public bool UsesThis { get; }

    public static Captures Of(IOperation code) => new(code);

    private void Add(ISymbol variable, IOperation reference) =>
        Variables[variable] = IsWritten(reference) || (Variables.TryGetValue(variable, out var isWritten) && isWritten);

    private static bool IsWritten(IOperation operation) => operation.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == operation,
        IIncrementOrDecrementOperation or IAddressOfOperation => true,
        IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) } => true,
        ITupleOperation or IFieldReferenceOperation or IConversionOperation => IsWritten(operation.Parent),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
        _ => false,
    };
}
