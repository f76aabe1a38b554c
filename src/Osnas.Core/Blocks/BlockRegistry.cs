using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>The blocks of this program by name: the built-in blocks and the registered custom blocks.</summary>
public static class BlockRegistry
{
    private static readonly object Gate = new();
    private static volatile BlockCatalog _blocks = BlockCatalog.BuiltIn;

    /// <summary>A snapshot of the blocks, without those that are registered later.</summary>
    internal static BlockCatalog Blocks => _blocks;

    /// <summary>The names of all blocks, in ordinal order.</summary>
    public static IReadOnlyList<string> Names => _blocks.Names;

    /// <summary>Finds a block by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The block, or null if no block has the name.</returns>
    public static BlockDefinition? Find(string name) => _blocks.Find(name);

    /// <summary>Registers a custom block. The generated code calls this method for each custom block of a search space.</summary>
    /// <param name="name">The name of the block.</param>
    /// <param name="options">The options that the block uses.</param>
    /// <param name="block">The block.</param>
    /// <returns>The registered block.</returns>
    /// <exception cref="InvalidOperationException">Another class has the same name.</exception>
    public static BlockDefinition Register(string name, BlockOption options, CustomBlock block) =>
        Register(new CustomBlockDefinition(name, options, block));

    /// <summary>Registers a block, unless its class is registered already.</summary>
    /// <param name="block">The block.</param>
    /// <returns>The registered block.</returns>
    /// <exception cref="InvalidOperationException">Another class has the same name.</exception>
    public static BlockDefinition Register(BlockDefinition block)
    {
        lock (Gate)
        {
            if (_blocks.Find(block.Name) is not { } known)
                _blocks = _blocks.With([block]);
            else if (known.Implementation != block.Implementation)
                throw new InvalidOperationException(
                    $"Two blocks are named '{block.Name}': {known.Implementation} and {block.Implementation}. "
                    + "Give one of them another name.");
            return _blocks.Find(block.Name)!;
        }
    }

    /// <summary>Builds the graph of a block for an input.</summary>
    /// <param name="name">The name of the block.</param>
    /// <param name="context">The position and options of the block.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or it can't be built with these arguments.</exception>
    public static OpGraph Build(string name, BlockContext context, TensorShape input) => _blocks.Build(name, context, input);

    /// <summary>Builds the graph of a candidate in a search layer.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or it can't be built with these arguments.</exception>
    public static OpGraph Build(CandidateCfg candidate, LayerCfg layer, TensorShape input) =>
        _blocks.Build(candidate, layer, input);
}
