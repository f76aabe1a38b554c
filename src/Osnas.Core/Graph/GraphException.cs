namespace Osnas.Graph;

/// <summary>Why a block can't be built.</summary>
public enum GraphFault
{
    /// <summary>The channels or options don't fit together, at any size.</summary>
    Structure,

    /// <summary>The feature map is too small for a kernel.</summary>
    MapTooSmall,

    /// <summary>A vector is needed, and the feature map is larger than 1x1.</summary>
    MapTooLarge,
}

/// <summary>A block can't be built with these options on this input. The message is a clause that says why.</summary>
/// <param name="message">Why, as in <c>4 groups don't divide 18 channels</c>.</param>
/// <param name="fault">The kind of reason.</param>
public sealed class GraphException(string message, GraphFault fault = GraphFault.Structure) : Exception(message)
{
    /// <summary>The kind of reason.</summary>
    public GraphFault Fault { get; } = fault;
}
