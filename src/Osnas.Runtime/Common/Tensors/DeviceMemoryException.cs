namespace Osnas;

/// <summary>
/// A device has too little memory for the work on a batch of images. The message says which work, how many images fit, and which
/// options to change.
/// </summary>
/// <remarks>
/// The tries with fewer images leave no trace in the network, but the work that failed may: a training step may have updated the
/// statistics of batch norms, and a calibration leaves them incomplete. Calibrate them before an evaluation.
/// </remarks>
public sealed class DeviceMemoryException : Exception
{
    internal DeviceMemoryException(string message, int batchSize, int? fittingBatchSize = null, Exception? inner = null)
        : base(message, inner) => (BatchSize, FittingBatchSize) = (batchSize, fittingBatchSize);

    /// <summary>The number of images that didn't fit.</summary>
    public int BatchSize { get; }

    /// <summary>The number of images that fitted when the same work was tried with fewer; null if none did.</summary>
    public int? FittingBatchSize { get; }
}
