using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.TableShapes.Values;

/// <summary>An argument.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Variable">The address of the variable that is passed by reference; null if the value is passed.</param>
internal readonly record struct Argument(Value Value, SyntaxNode Place, int? Variable = null);

/// <summary>A call whose arguments are evaluated.</summary>
/// <param name="method">The method.</param>
/// <param name="instance">What it is called on; unknown if it is static.</param>
/// <param name="arguments">The arguments, in the order of the parameters.</param>
/// <param name="place">The call.</param>
internal sealed class Call(IMethodSymbol method, Value instance, IReadOnlyList<Argument> arguments, SyntaxNode place)
{
    public IMethodSymbol Method => method;

    public string Name => method.Name;

    public Value Instance => instance;

    public IReadOnlyList<Argument> Arguments => arguments;

    public SyntaxNode Place => place;

    /// <summary>The value of an argument.</summary>
    public Value this[int index] => arguments[index].Value;

    /// <summary>Where an argument is written.</summary>
    public SyntaxNode PlaceOf(int index) => arguments[index].Place;
}
