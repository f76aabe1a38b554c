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
/// <param name="Origin">Who writes it.</param>
/// <param name="StatesAccessibility">Whether the user's part says who may see it.</param>
/// <param name="StatesBase">Whether the user's part names a base class.</param>
/// <param name="HasConstructor">Whether it has the constructor by which its own code makes one.</param>
/// <param name="IsConstructible">Whether code outside of it can call that constructor.</param>
/// <param name="Members">Members that the user wrote where generated ones would be.</param>
/// <param name="Fault">Why the class can't take the place of the generated one, as a clause; null if it can.</param>
internal sealed record ComponentDeclaration(
    ComponentOrigin Origin, bool StatesAccessibility, bool StatesBase, bool HasConstructor, bool IsConstructible,
    EquatableArray<string> Members, string? Fault = null)
{
    /// <summary>The name that stands for a constructor among the members.</summary>
    public const string Constructor = ".ctor";

    /// <summary>A component of which the user wrote nothing.</summary>
    public static ComponentDeclaration Generated { get; } = new(ComponentOrigin.Generated, false, false, true, true, default);

    /// <summary>Whether a member is left to the generator.</summary>
    public bool Lacks(string member) => !Members.Contains(member);
}
