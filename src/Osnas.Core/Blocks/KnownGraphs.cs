using System.Collections.Concurrent;
using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// The graphs of built-in blocks that were built before. Similar spaces have most of them in common, and so have the versions of a
/// space that is edited.
/// </summary>
internal static class KnownGraphs
{
    /// <summary>More than most spaces have. A graph takes about 2 KB.</summary>
    private const int Most = 512;

    private static readonly ConcurrentDictionary<Key, OpGraph> Graphs = new();

    /// <summary>Gets the graph of a block, or builds it.</summary>
    /// <param name="block">The block, whose graph depends on nothing but what follows.</param>
    /// <param name="context">The position and options of the block.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">The block can't be built with these arguments.</exception>
    public static OpGraph Get(BuiltInBlock block, BlockContext context, TensorShape input)
    {
        var key = new Key(block, context, input);
        if (Graphs.TryGetValue(key, out var known))
            return known;
        var graph = block.Build(context, input);
        if (Graphs.Count >= Most)
            Graphs.Clear();
        Graphs[key] = graph;
        return graph;
    }

    private sealed record Key(BuiltInBlock Block, BlockContext Context, TensorShape Input);
}
