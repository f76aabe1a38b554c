using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// Runs batches through a supernet in evaluation mode in parts, on as many threads as torch has, each with one thread of torch. The
/// threads don't wait for each other in every operation, and the maps of a part stay in the caches of a processor.
/// </summary>
internal sealed class DividedBatches
{
    /// <summary>The most pixels of the images of a part: 32 images of 32x32. With fewer, the calls take more time than they save.</summary>
    private const long MostPixels = 1 << 15;

    private readonly TorchThreads? _threads;

    private DividedBatches(int threads) => _threads = threads == 1 ? null : TorchThreads.Of(threads);

    /// <summary>Begins, where batches can be divided.</summary>
    /// <param name="supernet">The supernet.</param>
    /// <returns>Null on a GPU, where batch norms take statistics of the batch, and with modules of others, which may not be made
    /// to run at the same time.</returns>
    public static DividedBatches? TryFor(BaseSupernet supernet) =>
        Devices.Of(supernet).type == DeviceType.CPU && supernet.BatchNorm.TrackRunningStats && supernet.HasOnlyKnownCode
            ? new(get_num_threads())
            : null;

    /// <summary>Runs a batch.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>.</param>
    /// <param name="run">Runs a part, given its number.</param>
    /// <param name="parts">How many parts it was.</param>
    /// <returns>Logits <c>[N, Classes]</c>.</returns>
    public Tensor Run(Tensor images, Func<Tensor, int, Tensor> run, out int parts)
    {
        using var scope = NewDisposeScope();
        var inputs = images.tensor_split(CountParts(images.shape));
        parts = inputs.Length;
        Tensor[] outputs = _threads is null ? [.. inputs.Select(run)] : _threads.Run(parts, part =>
        {
            using var noGrad = no_grad();
            return run(inputs[part], part);
        });
        var logits = cat(outputs).MoveToOuterDisposeScope();
        foreach (var output in outputs)
            output.Dispose();
        return logits;
    }

    /// <summary>As many as there are threads, or a multiple of that.</summary>
    private long CountParts(long[] shape)
    {
        var (images, threads) = (shape[0], _threads?.Count ?? 1);
        var rounds = ((images * shape[2] * shape[3]) + (threads * MostPixels) - 1) / (threads * MostPixels);
        return Math.Min(images, rounds * threads);
    }
}
