using static TorchSharp.torch;

namespace Osnas.Latency;

/// <summary>A measurement that may take more memory than its device has.</summary>
internal static class LatencyMemory
{
    /// <summary>The measurement, of which the most expensive network is tried.</summary>
    /// <param name="space">The search space.</param>
    /// <param name="table">Tells input size and classes.</param>
    /// <param name="batchSize">Images of a forward pass.</param>
    /// <param name="device">Where it runs.</param>
    public static BatchWork Of(SearchSpaceRegistration space, BaseLookUpTable table, int batchSize, Device device) => new(
        $"a latency measurement of {space.Name}",
        device,
        batchSize,
        table.Spec.InputChannels,
        table.InputSize,
        images =>
        {
            using var model =
                space.CreateModel(table.GetStatistics(InfoMetric.Flops).MostExpensive, table.Spec.Classes, null, device);
            model.eval();
            model.call(images);
        },
        fitting => $"Use --batch-size {fitting}.");
}
