namespace Osnas.App;

/// <summary>A network of two blocks, for a trial on a machine whose program may have no search space.</summary>
internal sealed class TrialModel() : BaseModel(TrialSpec, new Architecture(0), null)
{
    /// <summary>Channels of an image.</summary>
    public const int Channels = 3;

    /// <summary>Height and width of an image.</summary>
    public const int Size = 16;

    /// <summary>Number of classes.</summary>
    public const int Classes = 4;

    private const int Width = 8;

    private static SearchSpaceSpec TrialSpec { get; } = new(
        "Trial",
        new MacroCfg(
            first: [new(Block.Conv, Channels, Width, 2, new())],
            search: [new(Width, Width, 1)],
            last: [new(Block.GlobalAverage, 0, 0, 1, new()), new(Block.Classifier, Width, Classes, 1, new(), OutIsClasses: true)]),
        new MicroCfg([new(Block.Mobile, new() { ExpansionRate = 2 })]))
    {
        InputChannels = Channels,
        InputSize = Size,
        Classes = Classes,
    };
}
