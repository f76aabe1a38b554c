using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the file of a search space: its configuration, its nested classes and its registration.</summary>
internal static class SpaceEmitter
{
    /// <param name="space">The search space.</param>
    /// <param name="computed">The costs of what the attributes say; null if they can't be computed.</param>
    public static string Emit(SearchSpaceModel space, SpaceCosts? computed)
    {
        var declaration = space.Declaration;
        var costs = declaration.HasOwnConfiguration ? null : computed;
        var writer = GeneratedFile.Begin(declaration.Namespace);
        GeneratedFile.WriteType(writer, declaration.Types, SpaceDocumentation.Of(space, costs), () =>
        {
            foreach (var property in GeneratedMembers.Properties.Where(property => !declaration.Members.Contains(property.Name)))
                SpecWriter.Write(writer, property, space);
            SuperlayerEmitter.Write(writer, space);
            SupernetEmitter.Write(writer, space);
            ModelEmitter.Write(writer, space);
            LookUpTableEmitter.Write(writer, space, costs);
            RegistrationEmitter.WriteMember(writer, declaration);
        });
        RegistrationEmitter.Write(writer, space);
        return writer.ToString();
    }
}
