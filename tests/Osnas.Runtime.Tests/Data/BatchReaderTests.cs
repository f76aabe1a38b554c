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

    /// <summary>All that may be ahead of the first are read while it is used, and no more, two at once.</summary>
    [Fact]
    public void Batches_ahead_and_at_once_are_limited()
    {
        const int Workers = 2;
        const int Ahead = Workers + 2;
        var (started, atOnce, most) = (0, 0, 0);
        using var allAreRead = new CountdownEvent(Ahead + 1);
        using var batches = BatchReader.Read(10, Workers, index =>
        {
            Interlocked.Increment(ref started);
            var now = Interlocked.Increment(ref atOnce);
            for (var seen = most; now > seen; seen = most)
                Interlocked.CompareExchange(ref most, now, seen);
            var batch = Numbered(index);
            Interlocked.Decrement(ref atOnce);
            if (allAreRead.CurrentCount > 0)
                allAreRead.Signal();
            return batch;
        }).GetEnumerator();

        Assert.Equal(0, started);
        batches.MoveNext();
        allAreRead.Wait();
        Assert.Equal(Ahead + 1, Volatile.Read(ref started));
        Assert.InRange(most, 1, Workers);
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

    /// <summary>Those that nobody waits for fail, too: of their failures none is left to the finalizer.</summary>
    [Fact]
    public void Failures_behind_the_first_are_looked_at()
    {
        var unobserved = 0;
        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            for (var run = 0; run < 10; run++)
            {
                Assert.Throws<InvalidDataException>(
                    () => BatchReader.Read(10, 3, index => index == 0 ? throw new InvalidDataException("0") : throw new IOException("1"))
                        .Count());
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        Assert.Equal(0, unobserved);

        void Count(object? sender, UnobservedTaskExceptionEventArgs arguments) => unobserved += arguments.Exception.InnerExceptions
            .Count(exception => exception is IOException { Message: "1" });
    }

    private static Batch Numbered(int index)
    {
        using var scope = NewDisposeScope();
        return new Batch(full([1, 1, 1, 1], index, ScalarType.Float32), zeros(1, ScalarType.Int64)).Detach();
    }

    private static int Number(Batch batch) => (int)batch.Images.item<float>();
}
