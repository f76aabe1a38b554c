namespace Osnas.Blocks;

/// <summary>A built-in block. Its name and its options are declared together, in <see cref="Block"/>.</summary>
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
