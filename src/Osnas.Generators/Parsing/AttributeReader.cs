using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Parsing;

/// <summary>Reads the arguments of an attribute by name. Any of them can be missing in incomplete code.</summary>
internal readonly struct AttributeReader(AttributeData attribute)
{
    /// <summary>Whether the attribute is valid C#. If not, the compiler reports it.</summary>
    public bool IsComplete =>
        attribute.AttributeConstructor is { } constructor
        && constructor.Parameters.Length == attribute.ConstructorArguments.Length
        && attribute.ConstructorArguments.All(argument => argument.Kind != TypedConstantKind.Error)
        && attribute.NamedArguments.All(argument => argument.Value.Kind != TypedConstantKind.Error);

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

    private TypedConstant Find(string property) => attribute.NamedArguments.LastOrDefault(argument => argument.Key == property).Value;

    private int IndexOf(string parameter)
    {
        var found = attribute.AttributeConstructor?.Parameters.FirstOrDefault(candidate => candidate.Name == parameter);
        return found?.Ordinal ?? -1;
    }
}
