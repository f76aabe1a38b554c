using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>The blocks of this program by name: the built-in ones, and the user's own that are registered.</summary>
public static class BlockRegistry
{
    private static readonly object Gate = new();
    private static volatile BlockCatalog _blocks = BlockCatalog.BuiltIn;

    /// <summary>The blocks as they are now. Those that are registered later are in another catalog.</summary>
    internal static BlockCatalog Blocks => _blocks;

    /// <summary>The names of all blocks, in ordinal order.</summary>
    public static IReadOnlyList<string> Names => _blocks.Names;

    /// <summary>A block by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The block, or null if there is none of that name.</returns>
    public static BlockDefinition? Find(string name) => _blocks.Find(name);

    /// <summary>Registers a custom block. The code that is generated for a search space does so for each that the space uses.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">The options that have an effect on it.</param>
    /// <param name="block">The block.</param>
    /// <returns>The block as it is known from now on.</returns>
    /// <exception cref="InvalidOperationException">Another class has that name.</exception>
    public static BlockDefinition Register(string name, BlockOption options, CustomBlock block) =>
        Register(new CustomBlockDefinition(name, options, block));

    /// <summary>Registers a block. One of the same class is kept as it is.</summary>
    /// <param name="block">The block.</param>
    /// <returns>The block of that name and class.</returns>
    /// <exception cref="InvalidOperationException">Another class has that name.</exception>
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

    /// <summary>A block on an input, as a graph.</summary>
    /// <param name="name">The name of the block.</param>
    /// <param name="context">What the block is asked to be.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or it can't be built like that.</exception>
    public static OpGraph Build(string name, BlockContext context, TensorShape input) => _blocks.Build(name, context, input);

    /// <summary>A candidate in a search layer, as a graph.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or it can't be built like that.</exception>
    public static OpGraph Build(CandidateCfg candidate, LayerCfg layer, TensorShape input) =>
        _blocks.Build(candidate, layer, input);
}
