using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the members of the search space's class itself: its configuration.</summary>
internal static class SpaceEmitter
{
    public static string Emit(SearchSpaceModel space, SpaceCosts? costs)
    {
        var declaration = space.Declaration;
        return GeneratedFile.Write(declaration, SpaceDocumentation.Of(space, costs), writer =>
        {
            var isFirst = true;
            foreach (var property in GeneratedMembers.Properties.Where(property => !declaration.Members.Contains(property.Name)))
            {
                if (!isFirst)
                    writer.Line();
                isFirst = false;
                SpecWriter.Write(writer, property, space);
            }
        });
    }
}
