namespace Osnas.Generators.Model;

/// <summary>The class that declares a search space.</summary>
/// <param name="Assembly">Its assembly.</param>
/// <param name="Namespace">Its namespace; null for the global one.</param>
/// <param name="Types">The class and the types around it, outermost first.</param>
/// <param name="IsReachable">Whether code outside the class can register it.</param>
/// <param name="IsDiscouraged">Whether the compiler warns about that, because it or a part of it is obsolete or experimental.</param>
/// <param name="IsDocumented">Whether the user documents it.</param>
/// <param name="Members">The user's properties that replace generated ones.</param>
/// <param name="Superlayer">The nested class of that name.</param>
/// <param name="Supernet">The nested class of that name.</param>
/// <param name="Model">The nested class of that name.</param>
/// <param name="LookUpTable">The nested class of that name.</param>
internal sealed record SpaceDeclaration(
    string Assembly,
    string? Namespace,
    EquatableArray<TypeHeader> Types,
    bool IsReachable,
    bool IsDiscouraged,
    bool IsDocumented,
    EquatableArray<string> Members,
    ComponentDeclaration Superlayer,
    ComponentDeclaration Supernet,
    ComponentDeclaration Model,
    ComponentDeclaration LookUpTable)
{
    /// <summary>The nested classes, in the order of <see cref="GeneratedMembers.Components"/>.</summary>
    public IReadOnlyList<ComponentDeclaration> Components => [Superlayer, Supernet, Model, LookUpTable];

    /// <summary>Whether the user writes the configuration in code, so that costs are known at run time alone.</summary>
    public bool HasOwnConfiguration => GeneratedMembers.Configuration.Any(Replaces);

    /// <summary>Whether the user writes the specification in code, so that sizes and classes are known at run time alone.</summary>
    public bool HasOwnSpec => Replaces(GeneratedMembers.Spec);

    /// <summary>Whether commands and configurations can find the space by its name.</summary>
    public bool IsRegistered => IsReachable && LookUpTable.IsConstructible;

    /// <summary>The name with namespace and containing types, without escapes.</summary>
    public string FullName => QualifiedName.Replace("@", string.Empty);

    /// <summary>The name of the class in code.</summary>
    public string GlobalName => "global::" + QualifiedName;

    private bool Replaces(GeneratedProperty property) => Members.Contains(property.Name);

    private string QualifiedName =>
        string.Join(".", Types.Select(type => type.Name).Prepend(Namespace).Where(name => name is not null));
}

/// <summary>The declaration of a type: <c>class</c>, <c>record struct</c>, ... and its name, escaped where it is a keyword.</summary>
internal sealed record TypeHeader(string Keyword, string Name);
