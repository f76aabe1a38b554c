using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>Finds the device that a user asks for.</summary>
internal static class DeviceSelection
{
    private const string NoGpu = "no GPU was found";
    private const string GoOn = "To go on without a GPU, add --device cpu; it overrides a configuration file";

    /// <summary>The device of this machine. A GPU is tried: a real kernel runs on it.</summary>
    /// <param name="asked">What the user asks for.</param>
    /// <returns>The device.</returns>
    /// <exception cref="NotSupportedException">The device was asked for by its name and can't be used; the message says why.</exception>
    /// <exception cref="DllNotFoundException">libtorch can't be loaded.</exception>
    public static SelectedDevice Select(ComputeDevice asked)
    {
        NativeDependency.Libtorch.Load();
        return Select(asked, TorchHardware.Instance);
    }

    /// <inheritdoc cref="Select(ComputeDevice)"/>
    /// <param name="asked">What the user asks for.</param>
    /// <param name="hardware">The machine.</param>
    internal static SelectedDevice Select(ComputeDevice asked, IHardware hardware) => asked.Kind switch
    {
        ComputeDeviceKind.Auto => SelectAny(hardware),
        ComputeDeviceKind.Cpu => Cpu(hardware, string.Empty),
        ComputeDeviceKind.Cuda => SelectCuda(asked, hardware),
        ComputeDeviceKind.Mps => SelectMps(hardware),
        _ => throw new InvalidOperationException($"The kind of device {asked.Kind} is unknown."),
    };

    private static SelectedDevice SelectAny(IHardware hardware)
    {
        if (HasMps(hardware))
        {
            // TorchSharp can't seed its generator, so that no run could be repeated.
            return Cpu(hardware, "the GPU of Apple silicon is used only if it is asked for, by --device mps");
        }

        SelectedDevice[] gpus = [.. Enumerable.Range(0, hardware.CudaDevices).Select(index => Cuda(index, hardware))];
        if (gpus.Length == 0)
            return Cpu(hardware, hardware.Cuda.FindFault(hardware.Platform)?.Reason ?? NoGpu);
        var broken = new List<string>();
        foreach (var gpu in gpus)
        {
            if (hardware.TryKernel(gpu.Device) is not { } fault)
                return gpu with { Reason = string.Join("; ", [.. broken, "it works"]) };
            broken.Add($"{gpu.Title} doesn't work ({fault})");
        }

        return Cpu(hardware, string.Join("; ", broken));
    }

    private static SelectedDevice SelectCuda(ComputeDevice asked, IHardware hardware)
    {
        var count = hardware.CudaDevices;
        if (count == 0)
        {
            var fault = hardware.Cuda.FindFault(hardware.Platform);
            throw new NotSupportedException(
                $"The device {asked} can't be used: {fault?.Reason ?? NoGpu}. {(fault is null ? GoOn : $"{fault.Advice}. {GoOn}")}.");
        }

        if (asked.Index >= count)
        {
            var gpus = Enumerable.Range(0, count).Select(index => $"{ComputeDevice.Cuda(index)} ({hardware.Cuda.NameOf(index)})");
            throw new NotSupportedException(
                $"There is no device {asked}: this machine has {Words.Count(count, "GPU")}, {string.Join(", ", gpus)}. Choose one of "
                + "them.");
        }

        return Checked(Cuda(asked.Index, hardware), asked, hardware);
    }

    private static SelectedDevice SelectMps(IHardware hardware) => HasMps(hardware)
        ? Checked(Mps(), ComputeDevice.Mps, hardware)
        : throw new NotSupportedException(
            $"The device mps is the GPU of Apple silicon, and this machine is {hardware.Platform}. Choose another device, or auto.");

    private static SelectedDevice Checked(SelectedDevice device, ComputeDevice asked, IHardware hardware) =>
        hardware.TryKernel(device.Device) is { } fault
            ? throw new NotSupportedException(
                $"The device {asked}, {device.Title}, doesn't work: a convolution on it fails ({fault}). {GoOn}.")
            : device;

    private static bool HasMps(IHardware hardware) => hardware.Platform == "osx-arm64";

    private static SelectedDevice Cpu(IHardware hardware, string reason) => new(Devices.Host, hardware.Processor, reason);

    private static SelectedDevice Cuda(int index, IHardware hardware) =>
        new(new Device(DeviceType.CUDA, index), hardware.Cuda.NameOf(index), string.Empty);

    // Tensors on it have index 0.
    private static SelectedDevice Mps() => new(new Device(DeviceType.MPS, 0), "Apple silicon", string.Empty);
}
