using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <content>Statements other than loops.</content>
internal sealed partial class Interpreter
{
    private void Execute(IOperation? operation)
    {
        if (operation is null || _now is null)
            return;
        Spend(1);
        switch (operation)
        {
            case IBlockOperation block:
                ExecuteBlock(block);
                break;
            case IExpressionStatementOperation statement:
                Evaluate(statement.Operation);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                    Declare(declaration);
                break;
            case IUsingDeclarationOperation declaration:
                Execute(declaration.DeclarationGroup);
                break;
            case IUsingOperation statement:
                if (statement.Resources is IVariableDeclarationGroupOperation)
                    Execute(statement.Resources);
                else
                    Evaluate(statement.Resources);
                Execute(statement.Body);
                break;
            case ITryOperation attempt:
                ExecuteTry(attempt);
                break;
            case IConditionalOperation conditional:
                ExecuteConditional(conditional);
                break;
            case ISwitchOperation choice:
                ExecuteSwitch(choice);
                break;
            case IForLoopOperation loop:
                ExecuteFor(loop);
                break;
            case IForEachLoopOperation loop:
                ExecuteForEach(loop);
                break;
            case IWhileLoopOperation loop:
                ExecuteWhile(loop);
                break;
            case IReturnOperation result:
                ExecuteReturn(result);
                break;
            case IBranchOperation { BranchKind: not BranchKind.GoTo } branch:
                JumpTo(branch.Target, _now);
                _now = null;
                break;
            case IThrowOperation failure:
                Evaluate(failure.Exception);
                _now = null;
                break;
            case ILockOperation block:
                Execute(block.Body);
                break;
            case ILocalFunctionOperation or IEmptyOperation:
                break;
            default:
                throw new CannotTellException($"'{operation.Syntax.GetFirstToken().ValueText}' isn't followed");
        }
    }

    private void ExecuteBlock(IBlockOperation block)
    {
        foreach (var function in block.Operations.OfType<ILocalFunctionOperation>())
        {
            if (function.Body is not null)
                _localFunctions[function.Symbol] = function.Body;
        }

        foreach (var statement in block.Operations)
            Execute(statement);
    }

    private void Declare(IVariableDeclarationOperation declaration)
    {
        foreach (var declarator in declaration.Declarators)
        {
            if (declarator.Symbol.IsRef)
                throw new CannotTellException($"what '{declarator.Symbol.Name}' refers to isn't followed");
            var value = Evaluate((declarator.Initializer ?? declaration.Initializer)?.Value);
            _now = _now?.Set(declarator.Symbol, value);
        }
    }

    private void ExecuteConditional(IConditionalOperation conditional)
    {
        if (Evaluate(conditional.Condition).Boolean is { } condition)
            Execute(condition ? conditional.WhenTrue : conditional.WhenFalse);
        else
            Fork(() => Execute(conditional.WhenTrue), () => Execute(conditional.WhenFalse));
    }

    private void ExecuteSwitch(ISwitchOperation choice)
    {
        var value = Evaluate(choice.Value);
        ExecuteCase(choice, value, index: 0);
        Land(choice.ExitLabel);
    }

    /// <summary>Runs the first section from an index on that the value is a case of. The default section is the last resort, wherever it stands.</summary>
    private void ExecuteCase(ISwitchOperation choice, Value value, int index)
    {
        var section = index < choice.Cases.Length ? choice.Cases[index] : null;
        if (section is null)
        {
            foreach (var statement in choice.Cases.Where(IsDefault).SelectMany(last => last.Body))
                Execute(statement);
            return;
        }

        var matches = Any(section.Clauses.Select(clause => Matches(clause, value)));
        if (matches == true)
            ExecuteAll(section);
        else if (matches == false)
            ExecuteCase(choice, value, index + 1);
        else
            Fork(() => ExecuteAll(section), () => ExecuteCase(choice, value, index + 1));

        void ExecuteAll(ISwitchCaseOperation section)
        {
            foreach (var statement in section.Body)
                Execute(statement);
        }
    }

    private static bool IsDefault(ISwitchCaseOperation section) => section.Clauses.Any(clause => clause.CaseKind == CaseKind.Default);

    private void ExecuteReturn(IReturnOperation result)
    {
        if (result.Kind != OperationKind.YieldReturn)
        {
            ExecuteReturn(result.ReturnedValue, result.Syntax);
            return;
        }

        var value = Evaluate(result.ReturnedValue);
        if (_now is not null && _frame.Yielded is { } yielded)
            _now = _now.Set(yielded, _now.Get(yielded).Add(value, new(result.Syntax, _loops)));
    }

    private void ExecuteReturn(IOperation? result, SyntaxNode place)
    {
        var value = Evaluate(result);
        if (_now is null)
            return;
        _frame.Returns.Add(new(value, _now, result?.Syntax ?? place));
        _now = null;
    }

    /// <summary>Goes on where the jumps to a label arrive.</summary>
    private void Land(ILabelSymbol label)
    {
        if (!_jumps.TryGetValue(label, out var arriving))
            return;
        _jumps.Remove(label);
        _now = Join(_now, arriving);
    }
}
