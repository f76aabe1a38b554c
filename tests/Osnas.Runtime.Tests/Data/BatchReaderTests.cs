using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class BatchReaderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(20)]
    public void Batches_come_in_their_order(int workers) =>
        Assert.Equal(Enumerable.Range(0, 10), BatchReader.Read(10, workers, Numbered).Select(Number));

    [Fact]
    public void Batches_are_read_ahead_at_the_same_time()
    {
        using var bothAreRead = new Barrier(2);

        var numbers = BatchReader.Read(2, workers: 2, index =>
        {
            bothAreRead.SignalAndWait();
            return Numbered(index);
        }).Select(Number);

        Assert.Equal([0, 1], numbers);
    }

    [Fact]
    public void No_more_than_the_workers_are_ahead()
    {
        var started = 0;
        using var batches = BatchReader.Read(10, workers: 2, index =>
        {
            Interlocked.Increment(ref started);
            return Numbered(index);
        }).GetEnumerator();

        Assert.Equal(0, started);
        batches.MoveNext();
        Assert.InRange(Volatile.Read(ref started), 1, 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_failure_is_that_of_its_batch_and_leaves_no_tensors(int workers) => LiveTensors.AssertConstant(5, () =>
    {
        var seen = new List<int>();

        var exception = Assert.Throws<InvalidDataException>(
            () => seen.AddRange(
                BatchReader.Read(10, workers, index => index == 4 ? throw new InvalidDataException("file 4") : Numbered(index))
                    .Select(Number)));

        Assert.Equal("file 4", exception.Message);
        Assert.Equal([0, 1, 2, 3], seen);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Neither_batches_that_are_seen_nor_those_that_arent_leave_tensors(int workers) => LiveTensors.AssertConstant(10, () =>
    {
        foreach (var batch in BatchReader.Read(10, workers, Numbered))
        {
            if (Number(batch) == 2)
                break;
        }
    });

    private static Batch Numbered(int index)
    {
        using var scope = NewDisposeScope();
        return new Batch(full([1, 1, 1, 1], index, ScalarType.Float32), zeros(1, ScalarType.Int64)).Detach();
    }

    private static int Number(Batch batch) => (int)batch.Images.item<float>();
}
