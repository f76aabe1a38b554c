using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>
/// Writes the code that registers a space and its custom blocks when the program starts, in a class that no other
/// file can access. A preset, which is a space of the runtime library itself, gets a method instead: programs that don't
/// use it don't create it.
/// </summary>
internal static class RegistrationEmitter
{
    private const string PresetMethod = "CreateRegistration";

    /// <summary>Writes the class that registers a space and its blocks, if there is something to register.</summary>
    public static void Write(SourceWriter writer, SearchSpaceModel space)
    {
        var isRegistered = space.Declaration.IsRegistered && !IsPreset(space.Declaration);
        var blocks = space.Blocks.Where(BlockWriter.CanWrite).ToArray();
        if (blocks.Length == 0 && !isRegistered)
            return;
        var isDiscouraged = space.Declaration.IsDiscouraged || blocks.Any(block => block.IsDiscouraged);
        GeneratedFile.WriteInitializer(writer, "Registration", "Register", isDiscouraged, () =>
        {
            foreach (var block in blocks)
                writer.Write(BlockWriter.Registration(block) + ";");
            if (isRegistered)
                WriteSpace(writer, space.Declaration);
        });
    }

    /// <summary>Writes the method of a preset; nothing into other spaces.</summary>
    public static void WriteMember(SourceWriter writer, SpaceDeclaration declaration)
    {
        if (!IsPreset(declaration))
            return;
        writer.Separate();
        writer.Write(GeneratedFile.Marker);
        writer.Write($"internal static {TypeNames.SearchSpaceRegistration} {PresetMethod}() => {Parts(declaration)}");
        using (writer.Indented("{", "};"))
        {
            writer.Write($"FullName = {Literal.Of(declaration.FullName)},");
            writer.Write($"Assembly = {Literal.Of(declaration.Assembly)},");
        }
    }

    private static bool IsPreset(SpaceDeclaration declaration) => declaration.Assembly == OsnasAssemblies.Runtime;

    private static void WriteSpace(SourceWriter writer, SpaceDeclaration declaration)
    {
        var names = $"{Literal.Of(declaration.FullName)}, {Literal.Of(declaration.Assembly)}";
        writer.Write($"{TypeNames.SearchSpaces}.Register({names}, static () => {Parts(declaration)});");
    }

    private static string Parts(SpaceDeclaration declaration)
    {
        var supernet = Make(
            declaration, declaration.Supernet, "Supernet", "classes, batchNorm, device",
            "int classes, BatchNormOptions? batchNorm, Device? device");
        var model = Make(
            declaration, declaration.Model, "Model", "architecture, classes, batchNorm, device",
            "Architecture architecture, int classes, BatchNormOptions? batchNorm, Device? device");
        return $$"""
            new(
                {{declaration.GlobalName}}.Spec,
                static (classes, batchNorm, device) => {{supernet}},
                static (architecture, classes, batchNorm, device) => {{model}},
                static (inputSize, classes) => new {{declaration.GlobalName}}.LookUpTable(inputSize, classes))
            """;
    }

    /// <summary>Calls a component's constructor. If the user's class lacks it, the code throws an exception on use.</summary>
    private static string Make(
        SpaceDeclaration declaration, ComponentDeclaration component, string name, string arguments, string parameters) =>
        component.IsConstructible
        ? $"new {declaration.GlobalName}.{name}({arguments})"
        : $"throw new global::System.NotSupportedException(\"{name} has no constructor ({parameters}), by which searches and trainings "
            + $"make it.\")";
}
