namespace Osnas.Generators.Model;

/// <summary>A class of named options.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The name.</param>
/// <param name="TypeName">The name of the class in code.</param>
/// <param name="MetadataName">The name by which a compilation finds the class.</param>
/// <param name="IsFaulty">Whether the class can't be registered, regardless of other classes.</param>
/// <param name="IsDiscouraged">Whether the compiler warns about its use, because it is obsolete or experimental.</param>
internal sealed record NamedOptionsDeclaration(
    NamedOptionsKind Kind, string Name, string TypeName, string MetadataName, bool IsFaulty, bool IsDiscouraged)
{
    /// <summary>Whether another class has the same name, ignoring case, '-' and '_'.</summary>
    public bool Clashes(NamedOptionsDeclaration other) =>
        Kind == other.Kind && TypeName != other.TypeName && string.Equals(
            Normalize(Name), Normalize(other.Name), StringComparison.OrdinalIgnoreCase);

    private static string Normalize(string name) => name.Replace("_", string.Empty).Replace("-", string.Empty);
}
