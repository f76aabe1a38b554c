namespace Osnas;

/// <summary>
/// The exception for a device with too little memory for a batch of images. The message names the work, the number of images
/// that fits, and the options to change.
/// </summary>
/// <remarks>
/// The attempts with fewer images leave the network unchanged. The work that failed may change it: a training step may have
/// updated the batch norm statistics, and a calibration leaves them incomplete. Calibrate them before an evaluation.
/// </remarks>
public sealed class DeviceMemoryException : Exception
{
    internal DeviceMemoryException(string message, int batchSize, int? fittingBatchSize = null, Exception? inner = null)
        : base(message, inner) => (BatchSize, FittingBatchSize) = (batchSize, fittingBatchSize);

    /// <summary>The number of images that didn't fit.</summary>
    public int BatchSize { get; }

    /// <summary>The number of images that fitted when the same work was tried with fewer; null if none fitted.</summary>
    public int? FittingBatchSize { get; }
}
