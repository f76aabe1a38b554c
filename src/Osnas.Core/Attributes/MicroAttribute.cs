namespace Osnas;

/// <summary>A candidate block, one of those that every search layer can choose from. The order of the attributes is their index.</summary>
/// <param name="block">The name of the block; see <see cref="Block"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MicroAttribute(string block) : BlockOptionsAttribute(block)
{
    /// <summary>The layers in which the candidate may be chosen.</summary>
    public MicroLayers Layers { get; set; } = MicroLayers.All;
}
