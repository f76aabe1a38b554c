using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Parsing;

/// <summary>Reads the arguments of an attribute by name. Any of them can be missing in incomplete code.</summary>
internal readonly struct AttributeReader(AttributeData attribute)
{
    /// <summary>Whether the attribute is valid C#. If not, the compiler reports it.</summary>
    public bool IsComplete =>
        attribute.AttributeConstructor is { } constructor
        && constructor.Parameters.Length == attribute.ConstructorArguments.Length
        && !HasErrors(attribute.ConstructorArguments)
        && !HasErrors(attribute.NamedArguments);

    /// <summary>Whether any property is set.</summary>
    public bool SetsProperties => !attribute.NamedArguments.IsEmpty;

    /// <summary>Whether the constructor that is called has a parameter.</summary>
    public bool HasParameter(string parameter) => IndexOf(parameter) >= 0;

    /// <summary>The argument of a constructor's parameter.</summary>
    public T? Argument<T>(string parameter) =>
        IndexOf(parameter) is >= 0 and var index && attribute.ConstructorArguments[index].Value is T value ? value : default;

    /// <summary>Gets the value of a property, or its default value if it isn't set.</summary>
    public T Named<T>(string property, T standard) =>
        Find(property) is { Kind: not TypedConstantKind.Array, Value: T value } ? value : standard;

    /// <summary>The value of a property of an enumeration.</summary>
    public T NamedEnum<T>(string property, T standard)
        where T : struct, Enum =>
        Find(property) is { Kind: TypedConstantKind.Enum, Value: { } value } ? (T)Enum.ToObject(typeof(T), value) : standard;

    /// <summary>The value of a property that is an array of integers.</summary>
    public IEnumerable<int> NamedIntegers(string property) =>
        Find(property) is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(item => item.Value).OfType<int>()
            : [];

    private static bool HasErrors(ImmutableArray<TypedConstant> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Kind == TypedConstantKind.Error)
                return true;
        }

        return false;
    }

    private static bool HasErrors(ImmutableArray<KeyValuePair<string, TypedConstant>> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Value.Kind == TypedConstantKind.Error)
                return true;
        }

        return false;
    }

    /// <summary>The last value of a property. Attributes are read at each keystroke, so this allocates nothing.</summary>
    private TypedConstant Find(string property)
    {
        var arguments = attribute.NamedArguments;
        for (var index = arguments.Length - 1; index >= 0; index--)
        {
            if (arguments[index].Key == property)
                return arguments[index].Value;
        }

        return default;
    }

    private int IndexOf(string parameter)
    {
        var parameters = attribute.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        for (var index = 0; index < parameters.Length; index++)
        {
            if (parameters[index].Name == parameter)
                return index;
        }

        return -1;
    }
}
