using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Latency;

/// <summary>
/// Times work on a device. A GPU works on after the call that gave it work has returned, so the clock starts when the device
/// has finished all work from before, and stops when it has finished the timed work.
/// </summary>
internal static class DeviceTimer
{
    /// <summary>The timer of a device.</summary>
    /// <param name="timer">The clock.</param>
    /// <param name="device">The device.</param>
    public static WorkTimer Create(WorkTimer timer, Device device) => Create(timer, FindWait(device));

    /// <summary>A timer that waits before and after the work.</summary>
    /// <param name="timer">The clock.</param>
    /// <param name="wait">Waits until the device has finished its work; null for a device that works while it is called.</param>
    internal static WorkTimer Create(WorkTimer timer, Action? wait)
    {
        if (wait is null)
            return timer;
        return work =>
        {
            wait();
            return timer(() =>
            {
                work();
                wait();
            });
        };
    }

    private static Action? FindWait(Device device) => device.type switch
    {
        DeviceType.CPU => null,
        DeviceType.CUDA => () => cuda.synchronize(device),
        DeviceType.MPS => () => ReadBack(device),
        _ => throw new NotSupportedException($"Latency can't be measured on the device {device}."),
    };

    /// <summary>TorchSharp can't wait for MPS; a value is read after all work that was given to the device before.</summary>
    private static void ReadBack(Device device)
    {
        using var scope = NewDisposeScope();
        TensorReads.ReadScalar<float>(TensorFactory.Zeros([1], ScalarType.Float32, device));
    }
}
