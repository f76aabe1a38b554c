using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the registration of the custom blocks of a space.</summary>
internal static class BlockWriter
{
    /// <summary>Whether there is a block that can be registered.</summary>
    public static bool CanWrite(EquatableArray<BlockDeclaration> blocks) => blocks.Any(CanWrite);

    /// <summary>Writes a field whose initializer registers the blocks: all else of the class is initialized after it.</summary>
    public static void Write(SourceWriter writer, string field, EquatableArray<BlockDeclaration> blocks)
    {
        writer.Write(GeneratedFile.Marker);
        using (writer.Indented($"private static readonly global::Osnas.Blocks.BlockDefinition[] {field} =\n[", "];"))
        {
            foreach (var block in blocks.Where(CanWrite))
                writer.Write(Expression(block) + ",");
        }
    }

    private static bool CanWrite(BlockDeclaration block) => block.Form != BlockForm.Faulty;

    private static string Expression(BlockDeclaration block)
    {
        var (method, create) = block.Form == BlockForm.Lowered
            ? ("global::Osnas.Blocks.BlockRegistry.Register", $"new {block.TypeName}()")
            : ("global::Osnas.Modules.ModuleBlock.Register", $"static context => new {block.TypeName}(context)");
        return $"{method}({Literal.Of(block.Name)}, {Literal.OfFlags(block.Options)}, {create})";
    }
}
