using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <content>What isn't known any more after code that isn't followed.</content>
internal sealed partial class Interpreter
{
    /// <summary>Forgets what code may change if it runs, any number of times.</summary>
    private void Forget(IOperation code)
    {
        if (code.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call => call.TargetMethod.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke))
        {
            foreach (var variable in _now?.Variables.ToArray() ?? [])
                ForgetVariable(variable);
            return;
        }

        foreach (var operation in code.DescendantsAndSelf())
        {
            if (VariableOf(operation) is not { } variable || _now is null)
                continue;
            if (IsWritten(operation))
                ForgetVariable(variable);
            else
                Escape(_now.Get(variable));
        }
    }

    private void ForgetVariable(ISymbol variable)
    {
        Escape(_now!.Get(variable));
        _now = _now.Set(variable, Value.Unknown);
    }

    /// <summary>Code that isn't followed may come back to the table, and change what its fields hold.</summary>
    private void ForgetFields()
    {
        foreach (var field in _now?.Variables.OfType<IFieldSymbol>().ToArray() ?? [])
            ForgetVariable(field);
    }

    /// <summary>Forgets what is known of a value that code has which isn't followed.</summary>
    private void Escape(Value value)
    {
        switch (value)
        {
            case Reference reference when _now?.Get(reference) is { Max: not null } sequence:
                _now = _now.Set(reference, sequence.Forget());
                foreach (var item in sequence.Items.IsDefault ? [sequence.Element] : sequence.Items.AsEnumerable())
                    Escape(item);
                break;
            case This:
                ForgetFields();
                break;
            case Group group:
                foreach (var item in group.Items)
                    Escape(item);
                break;
            case Function function when _active.Add(function.Body):
                Forget(function.Body);
                _active.Remove(function.Body);
                break;
        }
    }

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Field.IsConst: false, Instance: null or IInstanceReferenceOperation } field => field.Field.OriginalDefinition,
        _ => null,
    };

    private static bool IsWritten(IOperation operation) => operation.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == operation,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) } => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation } => true,
        _ => false,
    };
}
