using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>Blocks by name: the built-in ones, and with them those of the user's own that are known. Immutable.</summary>
internal sealed class BlockCatalog
{
    private readonly Dictionary<string, BlockDefinition> _definitions;

    private BlockCatalog(IEnumerable<BlockDefinition> definitions)
    {
        _definitions = definitions.ToDictionary(block => block.Name, StringComparer.Ordinal);
        Names = _definitions.Keys.OrderBy(name => name, StringComparer.Ordinal).ToArray();
    }

    /// <summary>The built-in blocks.</summary>
    public static BlockCatalog BuiltIn { get; } = new(
    [
        new ConvBlock(),
        new DepthwiseConvBlock(),
        new SepConvBlock(),
        new MobileBlock(),
        new MixConvBlock(),
        new ShuffleBlock(),
        new ShuffleXBlock(),
        new ShuffleV2Block(),
        new ShuffleV2XceptionBlock(),
        new SkipBlock(),
        new ZeroBlock(),
        new AvgPoolBlock(),
        new MaxPoolBlock(),
        new GlobalAverageBlock(),
        new ClassifierBlock(),
    ]);

    /// <summary>The names of all blocks, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A block by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The block, or null if there is none of that name.</returns>
    public BlockDefinition? Find(string name) => _definitions.TryGetValue(name, out var block) ? block : null;

    /// <summary>The block whose name is most like a text.</summary>
    /// <param name="text">The text, as in <c>moblie</c>.</param>
    /// <returns>The name, or null if none is alike.</returns>
    public string? FindSimilar(string text) => SimilarName.Find(text, Names);

    /// <summary>A block on an input, as a graph.</summary>
    /// <param name="name">The name of the block.</param>
    /// <param name="context">What the block is asked to be.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or it can't be built like that.</exception>
    public OpGraph Build(string name, BlockContext context, TensorShape input)
    {
        var block = Find(name) ?? throw new GraphException($"there is no block '{name}'");
        return block.Build(context, input);
    }

    /// <summary>The block of a candidate, as a graph of the whole of a search layer.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or it can't be built like that.</exception>
    public OpGraph Build(CandidateCfg candidate, LayerCfg layer, TensorShape input) =>
        Build(candidate.Block, new(layer.InChannels, layer.OutChannels, layer.Stride, candidate.Options), input);

    /// <summary>The same blocks and others.</summary>
    /// <param name="blocks">The others, whose names are new.</param>
    internal BlockCatalog With(IEnumerable<BlockDefinition> blocks) => new(_definitions.Values.Concat(blocks));
}
