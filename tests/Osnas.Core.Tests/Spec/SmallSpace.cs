namespace Osnas.Core.Tests;

/// <summary>A space of three layers and three candidates, small enough to count by hand.</summary>
internal static class SmallSpace
{
    /// <summary>Candidate 1 keeps the shape, candidate 2 changes it.</summary>
    public static SearchSpaceSpec Spec { get; } = new(
        "Small",
        new(
            [new(Block.Conv, 3, 8, 2, new() { Activation = Activation.HSwish })],
            [new(8, 8), new(8, 16, 2), new(16, 16)],
            [
                new(Block.Conv, 16, 32, 1, new() { KernelSize = 1 }),
                new(Block.GlobalAverage, 0, 0, 1, BlockOptions.Default),
                new(Block.Classifier, 32, 10, 1, BlockOptions.Default, OutIsClasses: true),
            ]),
        new(
            [
                new(Block.Mobile, new() { ExpansionRate = 2 }),
                new(Block.Skip, BlockOptions.Default, MicroLayers.ShapePreserving),
                new(Block.MixConv, new() { KernelSizes = new([3, 5]) }, MicroLayers.ShapeChanging),
            ]))
    {
        InputSize = 32,
        Classes = 10,
    };
}
