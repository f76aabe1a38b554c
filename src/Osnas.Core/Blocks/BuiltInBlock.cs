namespace Osnas.Blocks;

/// <summary>A built-in block, whose name and options are declared in <see cref="Block"/>.</summary>
internal abstract class BuiltInBlock : BlockDefinition
{
    private protected BuiltInBlock(string name)
    {
        Name = name;
        Options = Block.OptionsOf(name) ?? throw new ArgumentException($"No options are declared for the block '{name}'.", nameof(name));
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override BlockOption Options { get; }
}
