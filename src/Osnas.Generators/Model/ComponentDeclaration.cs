namespace Osnas.Generators.Model;

/// <summary>The user's part of a generated component.</summary>
internal enum ComponentOrigin
{
    /// <summary>Nothing. The whole component is generated.</summary>
    Generated,

    /// <summary>A partial class. Its missing members are generated.</summary>
    Shared,

    /// <summary>A whole class. Nothing is generated.</summary>
    Own,
}

/// <summary>The user's part of a generated component, such as <c>Supernet</c> or <c>Model</c>.</summary>
/// <param name="Origin">Who writes the component.</param>
/// <param name="StatesAccessibility">Whether the user's part declares its accessibility.</param>
/// <param name="StatesBase">Whether the user's part names a base class.</param>
/// <param name="HasConstructor">Whether it has the constructor that the generated code calls.</param>
/// <param name="IsConstructible">Whether code outside the class can call that constructor.</param>
/// <param name="Members">The user's members that replace generated ones.</param>
/// <param name="Fault">The reason why the class can't replace the generated one, as a clause; null if it can.</param>
internal sealed record ComponentDeclaration(
    ComponentOrigin Origin, bool StatesAccessibility, bool StatesBase, bool HasConstructor, bool IsConstructible,
    EquatableArray<string> Members, string? Fault = null)
{
    /// <summary>The name that represents a constructor in the members.</summary>
    public const string Constructor = ".ctor";

    /// <summary>A component without a user's part.</summary>
    public static ComponentDeclaration Generated { get; } = new(ComponentOrigin.Generated, false, false, true, true, default);

    /// <summary>Whether the generator writes a member.</summary>
    public bool Lacks(string member) => !Members.Contains(member);
}
