namespace Osnas.Benchmarks;

/// <summary>A search space of any number of layers and candidates, for scaling laws.</summary>
internal static class LayeredSpace
{
    private const int Channels = 32;
    private const int Size = 32;
    private const int Classes = 100;

    /// <summary>Creates the space, whose layers work on half of the size of an image.</summary>
    /// <param name="layers">The number of search layers.</param>
    /// <param name="candidates">The number of candidates, which all cost the same.</param>
    /// <param name="widening">By how many channels each layer is wider than the one before. Layers of one shape share their costs.</param>
    public static SearchSpaceSpec Of(int layers, int candidates, int widening = 0)
    {
        var mobile = new CandidateCfg(Block.Mobile, new() { KernelSize = 3, ExpansionRate = 3 });
        return new(
            "Layered",
            new(
                [new(Block.Conv, 3, Channels, 2, BlockOptions.Default)],
                Enumerable.Range(0, layers).Select(layer => new LayerCfg(Width(layer), Width(layer + 1))),
                [
                    new(Block.GlobalAverage, 0, 0, 1, BlockOptions.Default),
                    new(Block.Classifier, Width(layers), Classes, 1, BlockOptions.Default, OutIsClasses: true),
                ]),
            new(Enumerable.Repeat(mobile, candidates)))
        {
            InputSize = Size,
            Classes = Classes,
        };

        int Width(int layer) => Channels + (layer * widening);
    }
}
