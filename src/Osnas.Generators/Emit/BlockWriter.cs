using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the registration of custom blocks.</summary>
internal static class BlockWriter
{
    /// <summary>Whether generated code can register a block.</summary>
    public static bool CanWrite(BlockDeclaration block) => block.Form != BlockForm.Faulty;

    /// <summary>Writes the expression that registers a block.</summary>
    public static string Registration(BlockDeclaration block)
    {
        var (type, create) = block.Form == BlockForm.Lowered
            ? (TypeNames.BlockRegistry, $"new {block.TypeName}()")
            : (TypeNames.ModuleBlock, $"static context => new {block.TypeName}(context)");
        return $"{type}.Register({Literal.Of(block.Name)}, {Literal.OfFlags(block.Options)}, {create})";
    }
}
