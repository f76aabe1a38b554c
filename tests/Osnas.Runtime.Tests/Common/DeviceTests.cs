using Osnas.Data;
using Osnas.Search;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>
/// Tensors are made where the caller says, and what is computed from them stays there. Meta tensors stand for those of
/// another device: they have no values, and don't mix with others. Not every operation of torch takes them.
/// </summary>
public sealed class DeviceTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_factory_takes_the_device_and_the_type()
    {
        Assert.All(
            new[]
            {
                (TensorFactory.Zeros([2, 3], ScalarType.Byte, META), ScalarType.Byte, 2),
                (TensorFactory.Empty([2], ScalarType.Float16, META), ScalarType.Float16, 1),
                (TensorFactory.Normal([2, 3, 4], META), ScalarType.Float32, 3),
                (TensorFactory.Count(5, META), ScalarType.Int64, 1),
                (TensorFactory.Ramp(5, META), ScalarType.Float32, 1),
                (TensorFactory.GumbelLike(TensorFactory.Zeros([2], ScalarType.Float64, META)), ScalarType.Float64, 1),
                (TensorFactory.Of(1f, META), ScalarType.Float32, 0),
                (TensorFactory.Of(1.0, META), ScalarType.Float64, 0),
                (TensorFactory.Of([true], META), ScalarType.Bool, 1),
                (TensorFactory.Of(new byte[] { 1 }, META), ScalarType.Byte, 1),
                (TensorFactory.Of([1], META), ScalarType.Int32, 1),
                (TensorFactory.Of([1L], META), ScalarType.Int64, 1),
                (TensorFactory.Of([1f], META), ScalarType.Float32, 1),
                (TensorFactory.Of([true], [1, 1], META), ScalarType.Bool, 2),
                (TensorFactory.Of(new byte[] { 1 }, [1, 1], META), ScalarType.Byte, 2),
                (TensorFactory.Of([1f], [1, 1], META), ScalarType.Float32, 2),
                (TensorFactory.Of([1.0], [1, 1], META), ScalarType.Float64, 2),
            },
            made =>
            {
                var (tensor, type, dimensions) = made;
                Assert.Equal((DeviceType.META, type, dimensions), (tensor.device_type, tensor.dtype, (int)tensor.dim()));
            });
        Assert.Equal(DeviceType.CPU, TensorFactory.Of(1f, Devices.Host).device_type);
    }

    [Fact]
    public void A_network_is_where_its_weights_are()
    {
        using var network = nn.Linear(2, 2);
        using var none = nn.ReLU();
        Assert.True(Devices.AreSame(Devices.Host, Devices.Of(network)));
        Assert.True(Devices.AreSame(Devices.Host, Devices.Of(none)));
        using var elsewhere = nn.Linear(2, 2, device: META);
        Assert.True(Devices.AreSame(META, Devices.Of(elsewhere)));
        Assert.False(Devices.AreSame(META, Devices.Host));
    }

    [Fact]
    public void Batches_come_on_the_device_of_their_data_set_and_of_its_parts()
    {
        using var images = new InMemoryDataset(rand(6, 3, 8, 8), arange(6), 6) { Augmentations = [new RandomCrop(2)] };
        Assert.All(images.Batches(4), batch => Assert.Equal(DeviceType.CPU, batch.Images.device_type));
        images.Device = META;
        using var part = images.Take(4);
        foreach (var (data, count) in new[] { (images, 6), (part, 4) })
        {
            var all = data.Batches(4).Concat(data.TrainingBatches(4, new Random(1)));
            Assert.Equal(2 * count, all.Sum(batch =>
            {
                Assert.Equal((DeviceType.META, DeviceType.META), (batch.Images.device_type, batch.Labels.device_type));
                return batch.Count;
            }));
        }
    }

    [Fact]
    public void A_batch_moves_with_what_was_mixed_into_it()
    {
        var batch = new Batch(rand(2, 3, 4, 4), arange(2)) { Mixture = new(arange(2), 0.25) };
        Assert.Same(batch, batch.To(CPU));
        var moved = batch.To(META);
        Assert.Equal(
            (DeviceType.META, DeviceType.META, DeviceType.META, 0.25, 2),
            (moved.Images.device_type, moved.Labels.device_type, moved.Mixture!.Labels.device_type, moved.Mixture.Share, moved.Count));
    }

    [Fact]
    public void Costs_and_masks_of_a_search_are_on_the_device_of_the_supernet()
    {
        using var mask = new CandidateMask(TinySpace.Spec, META);
        using var cost = new ExpectedCost(TinySpace.LookUpTable.Create(), InfoMetric.Flops, META);
        var (rows, columns) = TinySpace.ModelCfgShape;
        var probabilities = mask.Softmax(zeros([rows, columns], ScalarType.Float64, META));
        Assert.Equal(DeviceType.META, cost.Of(probabilities).device_type);
    }
}
