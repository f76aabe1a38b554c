using Osnas.Graph;

namespace Osnas.Core.Tests;

public sealed class PoolingTests
{
    /// <summary>All windows up to 5 pixels over all maps up to 16 pixels, with both ways of rounding.</summary>
    [Fact]
    public void Sizes_are_those_of_libtorch()
    {
        var pools = GoldenFile.Read<GoldenPool[]>("pools.json");

        Assert.Equal(5 * 4 * 3 * 2, pools.Length);
        Assert.All(pools, pool =>
        {
            Assert.Equal(pool.Output, pool.Ours(
                (graph, pool) => graph.AvgPool2d(graph.Input, pool.KernelSize, pool.Stride, pool.Padding, pool.CeilMode)));
            Assert.Equal(pool.Output, pool.Ours(
                (graph, pool) => graph.MaxPool2d(graph.Input, pool.KernelSize, pool.Stride, pool.Padding, pool.CeilMode)));
        });
    }

    [Fact]
    public void Global_average_gives_one_pixel_per_channel()
    {
        var graph = new GraphBuilder(new(12, 7, 5));

        Assert.Equal(new TensorShape(12, 1), graph.GlobalAvgPool(graph.Input).Shape);
    }

    /// <summary>
    /// A pooling measured with libtorch 2.10.0: the sizes that maps of 1, 2, 3, ... pixels get; null where it is refused.
    /// </summary>
    private sealed record GoldenPool(int KernelSize, int Stride, int Padding, bool CeilMode, int?[] Output)
    {
        public IEnumerable<int?> Ours(Func<GraphBuilder, GoldenPool, GraphValue> apply) =>
            Enumerable.Range(1, Output.Length).Select(size => SizeOrNull(new(new(1, size)), apply));

        private int? SizeOrNull(GraphBuilder graph, Func<GraphBuilder, GoldenPool, GraphValue> apply)
        {
            try
            {
                return apply(graph, this).Shape.Height;
            }
            catch (GraphException)
            {
                return null;
            }
        }
    }
}
