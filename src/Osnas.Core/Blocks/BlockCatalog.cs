using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>An immutable catalog of blocks by name: the built-in blocks and the known custom blocks.</summary>
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
        new LinearBlock(),
        new ClassifierBlock(),
    ]);

    /// <summary>The names of all blocks, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Finds a block by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The block, or null if no block has the name.</returns>
    public BlockDefinition? Find(string name) => _definitions.TryGetValue(name, out var block) ? block : null;

    /// <summary>Finds the block whose name is most similar to a text.</summary>
    /// <param name="text">The text, such as <c>moblie</c>.</param>
    /// <returns>The name, or null if none is similar.</returns>
    public string? FindSimilar(string text) => SimilarName.Find(text, Names);

    /// <summary>Builds the graph of a block for an input.</summary>
    /// <param name="name">The name of the block.</param>
    /// <param name="context">The position and options of the block.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or it can't be built with these arguments.</exception>
    public OpGraph Build(string name, BlockContext context, TensorShape input)
    {
        var block = Find(name) ?? throw new GraphException($"there is no block '{name}'");
        return block is BuiltInBlock known ? KnownGraphs.Get(known, context, input) : block.Build(context, input);
    }

    /// <summary>Builds the graph of a search layer that consists of a candidate's block.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or it can't be built with these arguments.</exception>
    public OpGraph Build(CandidateCfg candidate, LayerCfg layer, TensorShape input) =>
        Build(candidate.Block, new(layer.InChannels, layer.OutChannels, layer.Stride, candidate.Options), input);

    /// <summary>Creates a catalog with additional blocks.</summary>
    /// <param name="blocks">The additional blocks, which have new names.</param>
    internal BlockCatalog With(IEnumerable<BlockDefinition> blocks) => new(_definitions.Values.Concat(blocks));
}
