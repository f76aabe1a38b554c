namespace Osnas.Graph;

/// <summary>The kind of reason why a block can't be built.</summary>
public enum GraphFault
{
    /// <summary>The channels or options don't fit together, at any size.</summary>
    Structure,

    /// <summary>The feature map is too small for a kernel.</summary>
    MapTooSmall,

    /// <summary>A vector is required, but the feature map is larger than 1x1.</summary>
    MapTooLarge,
}

/// <summary>The exception for a block that can't be built with its options and input. The message is a clause that says why.</summary>
/// <param name="message">The reason, such as <c>4 groups don't divide 18 channels</c>.</param>
/// <param name="fault">The kind of reason.</param>
public sealed class GraphException(string message, GraphFault fault = GraphFault.Structure) : Exception(message)
{
    /// <summary>The kind of reason.</summary>
    public GraphFault Fault { get; } = fault;
}
