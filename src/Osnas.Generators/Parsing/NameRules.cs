using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Emit;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>The rule that the user's members don't have the names of generated members, or replace them (OSNAS0008).</summary>
internal static class NameRules
{
    /// <summary>All spaces of a project ask for the same.</summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, Hiding> Hidings = new();

    /// <summary>Whether the members of the space itself can be generated.</summary>
    public static bool AreFree(INamedTypeSymbol space) => !FindTaken(space).Any();

    /// <summary>Whether all members of the components can be generated beside the user's members.</summary>
    public static bool AreFreeInComponents(INamedTypeSymbol space) => !FindTakenInComponents(space).Any();

    /// <summary>Reports the user's members that have the name of a generated member.</summary>
    public static void Check(INamedTypeSymbol space, Action<Diagnostic> report)
    {
        foreach (var taken in FindTaken(space).Concat(FindTakenInComponents(space)))
            report(SharedDiagnostic.Create(Descriptors.NameIsTaken, taken.Place, taken.Name, taken.What));
    }

    /// <summary>
    /// Finds a type of the user that hides a namespace or type in the generated code; null if there is
    /// none. The runtime library, which has these types, hides nothing.
    /// </summary>
    public static INamedTypeSymbol? FindHiding(IAssemblySymbol assembly) => assembly.Name == OsnasAssemblies.Runtime
        ? null
        : Hidings.GetValue(assembly, static key => new(FindFirstHiding(key))).Type;

    /// <summary>Finds a type in an assembly that hides a type of another; null if there is none.</summary>
    public static INamedTypeSymbol? FindHiding(IAssemblySymbol assembly, string metadataName)
    {
        var parts = metadataName.Split('.');
        var container = assembly.GlobalNamespace;
        foreach (var part in parts.Take(parts.Length - 1))
        {
            if (container.GetTypeMembers(part, 0).FirstOrDefault(IsSeen) is { } type)
                return type;
            container = container.GetNamespaceMembers().FirstOrDefault(item => item.Name == part);
            if (container is null)
                return null;
        }

        var name = parts[parts.Length - 1];
        return container.GetTypeMembers(name.Split('`')[0]).FirstOrDefault(type => type.MetadataName == name && IsSeen(type));

        static bool IsSeen(INamedTypeSymbol type) => !type.IsFileLocal;
    }

    private static INamedTypeSymbol? FindFirstHiding(IAssemblySymbol assembly) =>
        TypeNames.MetadataNames.Select(name => FindHiding(assembly, name)).FirstOrDefault(type => type is not null);

    private static IEnumerable<TakenName> FindTaken(INamedTypeSymbol space)
    {
        foreach (var property in GeneratedMembers.Properties)
        {
            foreach (var member in MemberReader.FindWrong(space, property))
            {
                var type = property.Type.Replace("Osnas.", string.Empty);
                yield return new(
                    LocationOf(member, space),
                    member.Name,
                    $"a property that is generated into '{space.Name}': rename it, or declare it as 'public static {type} "
                        + $"{property.Name}' to take its place");
            }
        }

        foreach (var component in GeneratedMembers.Components)
        {
            foreach (var member in MemberReader.FindWrong(space, component))
                yield return new(LocationOf(member, space), member.Name, $"a class that is generated into '{space.Name}': rename it");
        }

        foreach (var name in GeneratedMembers.Names.Where(name => !space.OwnMembers(name).Any()))
        {
            var inherited = space.Ancestors().SelectMany(ancestor => ancestor.GetMembers(name)).FirstOrDefault();
            if (inherited is { IsAbstract: true } and not INamedTypeSymbol)
            {
                yield return new(
                    DeclarationRules.LocationOf(space),
                    $"{inherited.ContainingType.Name}.{name}",
                    $"a member that is generated into '{space.Name}' and can't hide it, since it is abstract: rename it, or derive "
                        + $"'{space.Name}' from another class");
            }
        }
    }

    private static IEnumerable<TakenName> FindTakenInComponents(INamedTypeSymbol space)
    {
        foreach (var component in GeneratedMembers.Components)
        {
            if (ComponentReader.Find(space, component) is not { } type
                || ComponentReader.Read(space, component).Origin != ComponentOrigin.Shared)
                continue;
            foreach (var generated in component.Members)
            {
                foreach (var member in MemberReader.FindWrong(type, generated))
                {
                    yield return new(
                        LocationOf(member, space),
                        member.Name,
                        $"a member that is generated into '{space.Name}.{component.Name}': rename it, or declare it as "
                            + $"'{generated.Form}' to take its place");
                }
            }
        }
    }

    private static Location LocationOf(ISymbol member, INamedTypeSymbol space) =>
        member.Locations.FirstOrDefault(location => location.IsInSource) ?? DeclarationRules.LocationOf(space);

    /// <summary>A name that a generated member needs, where it is taken, and what the member is.</summary>
    private sealed record TakenName(Location Place, string Name, string What);

    /// <summary>The type that hides a name of the generated code; null if there is none.</summary>
    private sealed record Hiding(INamedTypeSymbol? Type);
}
