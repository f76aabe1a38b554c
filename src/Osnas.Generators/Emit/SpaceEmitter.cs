using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the members of the search space's class itself: its configuration, and its registration.</summary>
internal static class SpaceEmitter
{
    private const string Blocks = "RegisteredBlocks";
    private const string Registration = "RegisterSearchSpace";

    /// <summary>The names of the members, for the parser to look for.</summary>
    public static IReadOnlyList<string> MemberNames { get; } = [Blocks, "MacroCfg", "MicroCfg", "Spec", "ModelCfgShape", Registration];

    public static string Emit(SearchSpaceModel space, SpaceCosts? costs)
    {
        var declaration = space.Declaration;
        return GeneratedFile.Write(declaration, SpaceDocumentation.Of(space, costs), writer =>
        {
            var isFirst = true;
            foreach (var (name, write) in Members(space))
            {
                if (declaration.Members.Contains(name))
                    continue;
                if (!isFirst)
                    writer.Line();
                isFirst = false;
                write(writer);
            }
        });
    }

    private static IEnumerable<(string Name, Action<SourceWriter> Write)> Members(SearchSpaceModel space)
    {
        var spec = space.Spec;
        if (BlockWriter.CanWrite(space.Blocks))
            yield return (Blocks, writer => BlockWriter.Write(writer, Blocks, space.Blocks));
        yield return ("MacroCfg", writer => SpecWriter.WriteMacroCfg(writer, spec));
        yield return ("MicroCfg", writer => SpecWriter.WriteMicroCfg(writer, spec));
        yield return ("Spec", writer => SpecWriter.WriteSpec(writer, spec));
        yield return ("ModelCfgShape", writer => SpecWriter.WriteModelCfgShape(writer, spec));
        if (space.Declaration is { IsReachable: true, LookUpTable.IsConstructible: true })
            yield return (Registration, writer => WriteRegistration(writer, space.Declaration));
    }

    private static void WriteRegistration(SourceWriter writer, SpaceDeclaration declaration) => writer.Write(
        $$"""
        {{GeneratedFile.Marker}}
        [global::System.Runtime.CompilerServices.ModuleInitializer]
        internal static void {{Registration}}() => global::Osnas.SearchSpaces.Register(new(
            Spec,
            (classes, batchNorm) => {{Make(declaration.Supernet, "Supernet", "classes, batchNorm", "int classes, BatchNormOptions? batchNorm")}},
            (architecture, classes, batchNorm) => {{Make(declaration.Model, "Model", "architecture, classes, batchNorm", "Architecture architecture, int classes, BatchNormOptions? batchNorm")}},
            (inputSize, classes) => new LookUpTable(inputSize, classes))
        {
            FullName = "{{declaration.FullName}}",
        });
        """);

    /// <summary>Calls a component's constructor; a class of the user's without it is told of when it is asked for.</summary>
    private static string Make(ComponentDeclaration component, string name, string arguments, string parameters) => component.IsConstructible
        ? $"new {name}({arguments})"
        : $"throw new global::System.NotSupportedException(\"{name} has no constructor ({parameters}), by which searches and trainings make it.\")";
}
