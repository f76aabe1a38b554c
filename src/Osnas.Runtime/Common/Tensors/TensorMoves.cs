using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>Moves tensors to devices. Nothing else in this project does (BannedSymbols.txt holds that).</summary>
internal static class TensorMoves
{
    /// <summary>
    /// A tensor on a device, as a new object; where it is there already, of the same memory. The host doesn't wait for a CUDA
    /// device: what comes from the host goes over pinned memory, in the order of the device's other work.
    /// </summary>
    public static Tensor To(Tensor tensor, Device device)
    {
        if (device.type == DeviceType.CPU && tensor.device_type != DeviceType.CPU)
            TensorReads.CountOne();
#pragma warning disable RS0030 // This is the one place that may.
        if (device.type != DeviceType.CUDA || tensor.device_type != DeviceType.CPU)
            return tensor.to(device);

        // Torch reuses pinned memory only when the copies from it are over, so that it may be disposed before.
        using var pinned = tensor.pin_memory();
        return pinned.to(device, non_blocking: true);
#pragma warning restore RS0030
    }
}
