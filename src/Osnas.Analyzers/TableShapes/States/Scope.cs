using Microsoft.CodeAnalysis;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.States;

/// <summary>One run of a block: the variables and local functions that it declares. A lambda keeps the scope that it was made in.</summary>
/// <param name="parent">The scope around it; null for that of a method.</param>
internal sealed class Scope(Scope? parent)
{
    private Dictionary<ISymbol, int>? _variables;
    private Dictionary<ISymbol, Function>? _functions;

    public Scope? Parent => parent;

    /// <summary>Declares a variable.</summary>
    public void Declare(ISymbol variable, int address) => (_variables ??= new(SymbolEqualityComparer.Default))[variable] = address;

    /// <summary>Declares a local function.</summary>
    public void Declare(IMethodSymbol function, Function code) => (_functions ??= new(SymbolEqualityComparer.Default))[function] = code;

    /// <summary>The address of a variable that this block declares; null if it declares none of that name.</summary>
    public int? FindOwn(ISymbol variable) => _variables is not null && _variables.TryGetValue(variable, out var address) ? address : null;

    /// <summary>The address of a variable, declared here or around; null if it isn't declared yet.</summary>
    public int? Find(ISymbol variable) => FindOwn(variable) ?? Parent?.Find(variable);

    /// <summary>A local function, declared here or around.</summary>
    public Function? FindFunction(IMethodSymbol function) =>
        _functions is not null && _functions.TryGetValue(function, out var code) ? code : Parent?.FindFunction(function);
}
