using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class MemoryLayoutTests
{
    /// <summary>A view doesn't begin where its memory begins.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Views_keep_their_values(int channels)
    {
        using var scope = NewDisposeScope();
        var part = arange(5 * channels * 6).view(5, channels, 2, 3).narrow(0, 2, 2);

        var moved = MemoryLayout.ToChannelsLast(part);

        Assert.Equal(part.flatten().data<long>().ToArray(), moved.flatten().data<long>().ToArray());
        Assert.Equal([6L * channels, 1, 3L * channels, channels], moved.stride());
    }
}
