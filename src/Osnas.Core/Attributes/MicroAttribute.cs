namespace Osnas;

/// <summary>
/// A candidate: a block that search layers can choose. The order of the attributes is the order of the indexes in an
/// architecture, from 0.
/// </summary>
/// <param name="block">The name of the block; see <see cref="Block"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MicroAttribute(string block) : BlockOptionsAttribute(block)
{
    /// <summary>The layers that can choose the candidate; all layers by default.</summary>
    public MicroLayers Layers { get; set; } = MicroLayers.All;
}
