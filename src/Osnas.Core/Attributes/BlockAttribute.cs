namespace Osnas;

/// <summary>
/// Declares a class as a block, so that attributes can name it like a built-in block. The class is either a
/// <see cref="Blocks.CustomBlock"/> with a parameterless constructor, or a TorchSharp module
/// <c>Module&lt;Tensor, Tensor&gt;</c> whose constructor takes a <see cref="Blocks.BlockContext"/>.
/// </summary>
/// <param name="name">The name of the block. It must differ from those of the built-in blocks (see <see cref="Block"/>).</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute(string name) : Attribute
{
    /// <summary>The name of the block.</summary>
    public string Name { get; } = name;

    /// <summary>The options that the block uses. A warning reports any other option that an attribute sets (OSNAS0205).</summary>
    public BlockOption Options { get; set; }
}
