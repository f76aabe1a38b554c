namespace Osnas;

/// <summary>
/// Makes a class a block, which attributes can name as they name the built-in ones: a class that derives from
/// <see cref="Blocks.CustomBlock"/> and has a constructor without parameters, or a TorchSharp module
/// <c>Module&lt;Tensor, Tensor&gt;</c> whose constructor takes a <see cref="Blocks.BlockContext"/>.
/// </summary>
/// <param name="name">The name of the block; not that of a built-in one (see <see cref="Block"/>).</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute(string name) : Attribute
{
    /// <summary>The name of the block.</summary>
    public string Name { get; } = name;

    /// <summary>The options that have an effect on the block: stating another is a mistake (OSNAS0205).</summary>
    public BlockOption Options { get; set; }
}
