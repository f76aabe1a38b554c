using Osnas.Data;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Images that are evaluated often stay on their device. Meta tensors stand for those of another device.</summary>
public sealed class KeptBatchesTests
{
    private const int BatchSize = 4;
    private const int BytesOfBatch = BatchSize * ((RandomImages.Size * RandomImages.Size * sizeof(float)) + sizeof(long));

    [Theory]
    [InlineData(10, new[] { 3, 0, 0 })]
    [InlineData(2, new[] { 3, 1, 1 })]
    [InlineData(0, new[] { 3, 3, 3 })]
    public void What_fits_is_read_once(int batchesThatFit, int[] expected)
    {
        using var images = RandomImages.Dataset(3 * BatchSize);
        using var kept = new KeptBatches { MostBytes = batchesThatFit * BytesOfBatch };
        var reads = 0;
        var alone = Values(images.Batches(BatchSize));

        Assert.All(expected, count =>
        {
            reads = 0;
            Assert.Equal(alone, Values(kept.Read(BatchSize, first => images.Batches(BatchSize).Skip(first).Select(Count))));
            Assert.Equal(count, reads);
        });

        Batch Count(Batch batch)
        {
            reads++;
            return batch;
        }
    }

    [Fact]
    public void A_loop_that_is_left_keeps_what_it_saw()
    {
        using var images = RandomImages.Dataset(3 * BatchSize);
        using var kept = new KeptBatches { MostBytes = 10 * BytesOfBatch };
        var firsts = new List<int>();

        foreach (var count in new[] { 1, 2, 3 })
            _ = kept.Read(BatchSize, Read).Take(count).Count();

        Assert.Equal([0, 1, 2], firsts);

        IEnumerable<Batch> Read(int first)
        {
            firsts.Add(first);
            return images.Batches(BatchSize).Skip(first);
        }
    }

    [Fact]
    public void A_data_set_reads_for_another_device_once()
    {
        using var images = new CountedImages(6) { Device = META };
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Equal([4, 2], images.Batches(4).Select(batch => batch.Count));
        Assert.Equal(6, images.Reads);
        Assert.Equal(6, images.TrainingBatches(4, new Random(1)).Sum(batch => batch.Count));
        Assert.Equal(12, images.Reads);

        images.Device = null;
        Assert.Equal(6, images.Batches(4).Sum(batch => batch.Count));
        Assert.Equal(18, images.Reads);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(3, 3, 3)]
    public void Another_device_has_a_reader_of_its_own(int workers, int here, int there)
    {
        using var images = RandomImages.Dataset(4);
        images.Workers = workers;
        Assert.Equal(here, images.Readers);

        images.Device = META;
        Assert.Equal(there, images.Readers);
    }

    [Fact]
    public void Nothing_is_left_behind() => LiveTensors.AssertConstant(5, () =>
    {
        using var images = RandomImages.Dataset(10);
        images.Device = META;
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Equal(10, images.Batches(BatchSize).Sum(batch => batch.Count));
    });

    private static float[][] Values(IEnumerable<Batch> batches) => [.. batches.Select(batch => batch.Images.data<float>().ToArray())];

    private sealed class CountedImages(int count) : ImageDataset(zeros(count, ScalarType.Int64), classes: 1, channels: 1, new(2, 2))
    {
        public int Reads { get; private set; }

        public override void Normalize(Normalization normalization) => throw new NotSupportedException();

        protected override ImageDataset Subset(long[] indexes) => throw new NotSupportedException();

        protected override Tensor ReadImages(long[] indexes, BatchDraw? draw)
        {
            Reads += indexes.Length;
            return zeros(indexes.Length, 1, 2, 2);
        }
    }
}
