using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the file of a nested component: its class with the members that the user didn't write.</summary>
internal static class ComponentFile
{
    /// <summary>Writes the file of a component.</summary>
    /// <param name="space">The search space.</param>
    /// <param name="generated">The component.</param>
    /// <param name="component">The user's part of it.</param>
    /// <param name="baseName">The name of its base class.</param>
    /// <param name="summary">Its documentation.</param>
    /// <param name="members">The source of its members, by name.</param>
    /// <returns>The file, or null if the user has a nonpartial class with that name.</returns>
    public static string? Write(
        SearchSpaceModel space, GeneratedComponent generated, ComponentDeclaration component, string baseName, string summary,
        IEnumerable<(string Name, string Source)> members)
    {
        if (component.Origin == ComponentOrigin.Own)
            return null;
        var isShared = component.Origin == ComponentOrigin.Shared;
        return GeneratedFile.Write(space.Declaration, documentation: null, writer =>
        {
            writer.Write($"/// <summary>{summary}</summary>");
            if (!isShared)
                writer.Write(GeneratedFile.Marker);
            var accessibility = component.StatesAccessibility ? string.Empty : "public ";
            var baseClass = component.StatesBase ? string.Empty : $" : global::Osnas.{baseName}";
            using (writer.Block($"{accessibility}partial class {generated.Name}{baseClass}"))
                WriteMembers(writer, members.Where(member => component.Lacks(member.Name)), isShared);
        });
    }

    /// <summary>Writes the component cast to its base class, whose members the user's members can hide.</summary>
    public static string Base(ComponentDeclaration component, GeneratedComponent generated) =>
        component.StatesBase ? $"((global::Osnas.{generated.BaseName})this)" : "base";

    private static void WriteMembers(SourceWriter writer, IEnumerable<(string Name, string Source)> members, bool marked)
    {
        var isFirst = true;
        foreach (var (_, source) in members)
        {
            if (!isFirst)
                writer.Line();
            isFirst = false;
            writer.Write(marked ? Mark(source) : source);
        }
    }

    /// <summary>Inserts the marker between a member's documentation and its declaration.</summary>
    private static string Mark(string source)
    {
        var lines = source.Split('\n').ToList();
        lines.Insert(lines.FindIndex(line => !line.StartsWith("///", StringComparison.Ordinal)), GeneratedFile.Marker);
        return string.Join("\n", lines);
    }
}
