using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>What the selection of a device asks of the machine.</summary>
internal interface IHardware
{
    /// <summary>The system, as packages name it: <c>linux-x64</c>.</summary>
    string Platform { get; }

    /// <summary>The name of the processor.</summary>
    string Processor { get; }

    /// <summary>The number of CUDA devices that libtorch can use.</summary>
    int CudaDevices { get; }

    /// <summary>What this machine has of CUDA, whether libtorch can use it or not.</summary>
    CudaFacts Cuda { get; }

    /// <summary>Runs a convolution forward and backward on a device.</summary>
    /// <param name="device">The device.</param>
    /// <returns>What went wrong; null if the device works.</returns>
    string? TryKernel(Device device);
}
