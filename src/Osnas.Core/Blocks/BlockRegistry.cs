using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>The blocks by name.</summary>
public static class BlockRegistry
{
    private static readonly Dictionary<string, BlockDefinition> Definitions = new BlockDefinition[]
    {
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
    }.ToDictionary(block => block.Name, StringComparer.Ordinal);

    /// <summary>The names of all blocks, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = Definitions.Keys.OrderBy(name => name, StringComparer.Ordinal).ToArray();

    /// <summary>A block by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The block, or null if there is none of that name.</returns>
    public static BlockDefinition? Find(string name) => Definitions.TryGetValue(name, out var block) ? block : null;

    /// <summary>The block whose name is most like a text.</summary>
    /// <param name="text">The text, as in <c>moblie</c>.</param>
    /// <returns>The name, or null if none is alike.</returns>
    public static string? FindSimilar(string text) => SimilarName.Find(text, Names);

    /// <summary>A block on an input, as a graph.</summary>
    /// <param name="name">The name of the block.</param>
    /// <param name="context">What the block is asked to be.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or it can't be built like that.</exception>
    public static OpGraph Build(string name, BlockContext context, TensorShape input)
    {
        var block = Find(name) ?? throw new GraphException($"there is no block '{name}'");
        return block.Build(context, input);
    }

    /// <summary>A candidate in a search layer, as a graph.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">There is no such block, or it can't be built like that.</exception>
    public static OpGraph Build(CandidateCfg candidate, LayerCfg layer, TensorShape input) =>
        Build(candidate.Block, new(layer.InChannels, layer.OutChannels, layer.Stride, candidate.Options), input);

    /// <summary>A block in short form: its name and the options that have an effect on it.</summary>
    /// <param name="name">The name of the block.</param>
    /// <param name="options">Its options.</param>
    /// <returns>The short form, as in <c>mobile k5 e6 se hswish</c>.</returns>
    public static string Describe(string name, BlockOptions options) =>
        $"{name} {options.Describe(Find(name)?.Options ?? BlockOption.None)}".TrimEnd();
}
