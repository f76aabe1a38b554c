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
        if (CanRegister(space.Declaration))
            yield return (Registration, writer => WriteRegistration(writer, space.Declaration.FullName));
    }

    private static bool CanRegister(SpaceDeclaration declaration) =>
        declaration is { IsReachable: true, Supernet.IsConstructible: true, Model.IsConstructible: true, LookUpTable.IsConstructible: true };

    private static void WriteRegistration(SourceWriter writer, string fullName) => writer.Write(
        $$"""
        {{GeneratedFile.Marker}}
        [global::System.Runtime.CompilerServices.ModuleInitializer]
        internal static void {{Registration}}() => global::Osnas.SearchSpaces.Register(new(
            Spec,
            (classes, batchNorm) => new Supernet(classes, batchNorm),
            (architecture, classes, batchNorm) => new Model(architecture, classes, batchNorm),
            (inputSize, classes) => new LookUpTable(inputSize, classes))
        {
            FullName = "{{fullName}}",
        });
        """);
}
