using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes a nested component: its class with the members that the user didn't write.</summary>
internal static class ComponentWriter
{
    /// <summary>Writes a component, unless the user has a nonpartial class with that name.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="generated">The component.</param>
    /// <param name="component">The user's part of it.</param>
    /// <param name="baseName">The name of its base class.</param>
    /// <param name="summary">Its documentation.</param>
    /// <param name="members">Its members.</param>
    public static void Write(
        SourceWriter writer, GeneratedComponent generated, ComponentDeclaration component, string baseName, string summary,
        ComponentMember[] members)
    {
        if (component.Origin == ComponentOrigin.Own)
            return;
        var isShared = component.Origin == ComponentOrigin.Shared;
        writer.Separate();
        writer.Write($"/// <summary>{summary}</summary>");
        if (!isShared)
            writer.Write(GeneratedFile.Marker);
        var accessibility = component.StatesAccessibility ? string.Empty : "public ";
        var baseClass = component.StatesBase ? string.Empty : $" : global::Osnas.{baseName}";
        using (writer.Block($"{accessibility}partial class {generated.Name}{baseClass}"))
        {
            foreach (var member in members)
            {
                if (!component.Lacks(member.Name))
                    continue;
                writer.Separate();
                writer.Write(isShared ? Mark(member.Source) : member.Source);
            }
        }
    }

    /// <summary>Writes the component cast to its base class, whose members the user's members can hide.</summary>
    public static string Base(ComponentDeclaration component, GeneratedComponent generated) =>
        component.StatesBase ? $"((global::Osnas.{generated.BaseName})this)" : "base";

    /// <summary>Inserts the marker between a member's documentation and its declaration.</summary>
    private static string Mark(string source)
    {
        var lines = source.Split('\n').ToList();
        lines.Insert(lines.FindIndex(line => !line.StartsWith("///", StringComparison.Ordinal)), GeneratedFile.Marker);
        return string.Join("\n", lines);
    }
}

/// <summary>A member of a component.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Its source, with documentation.</param>
internal sealed record ComponentMember(string Name, string Source);
