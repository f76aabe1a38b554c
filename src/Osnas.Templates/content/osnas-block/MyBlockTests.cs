using Osnas;
using Xunit;

/// <summary>What the block costs. None of these tests needs libtorch.</summary>
public sealed class MyBlockTests
{
    [Fact]
    public void Costs_what_the_operations_cost()
    {
        // Images of 8x8 pixels. The 3x3 convolution from 1 to 8 channels, and the classifier from 8 to 10, are in every network.
        const int Pixels = 8 * 8;
        const int Others = (9 * 8 * Pixels) + (8 * 10);

        // 1x1 from 8 to 4 channels, then 3x3 in each of the 4.
        const int Block = ((8 * 4) + (9 * 4)) * Pixels;

        var table = MyBlockSpace.LookUpTable.Create(inputSize: 8);

        Assert.Equal(Others + Block, table.GetModelInfo(InfoMetric.Flops, new Architecture([0])));
    }
}

/// <summary>A small space with the block.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10)]
[MacroFirst(Block.Conv, 1, 8)]
[MacroSearch(8, 8)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro("my-block", KernelSize = 3)]
[Micro(Block.Skip)]
public partial class MyBlockSpace;
