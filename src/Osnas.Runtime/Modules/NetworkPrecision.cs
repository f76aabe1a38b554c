using System.Collections.Concurrent;
using System.Runtime.Intrinsics.X86;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Sets what networks compute with.</summary>
internal static class NetworkPrecision
{
    private const int ExtendedFeatures = 7;
    private const int BFloat16Bit = 1 << 5;

    /// <summary>What went wrong with bfloat16 on CUDA devices, by index; null if it works. Each is tried once.</summary>
    private static readonly ConcurrentDictionary<int, string?> CudaFaults = new();

    /// <summary>
    /// Whether this processor has avx512_bf16 (CPUID leaf 7, subleaf 1, EAX bit 5). Without it, libtorch computes bfloat16 with
    /// many instructions.
    /// </summary>
    public static bool ProcessorHasBFloat16 { get; } = Avx512F.IsSupported
        && X86Base.CpuId(ExtendedFeatures, 0).Eax >= 1
        && (X86Base.CpuId(ExtendedFeatures, 1).Eax & BFloat16Bit) != 0;

    /// <summary>Sets the precision of a network, until the result is disposed.</summary>
    /// <param name="network">The network.</param>
    /// <param name="precision">The precision.</param>
    /// <returns>Puts the precision from before back.</returns>
    /// <exception cref="NotSupportedException">The network's device has no support for it.</exception>
    public static IDisposable Use(nn.Module network, NumericPrecision precision)
    {
        var before = new Restore([.. GraphModule.AllOf(network).Select(graph => (graph, graph.Precision))]);
        Set(network, precision);
        return before;
    }

    /// <summary>Sets the precision of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="precision">The precision.</param>
    /// <exception cref="NotSupportedException">The network's device has no support for it.</exception>
    public static void Set(nn.Module network, NumericPrecision precision)
    {
        Check(precision, Devices.Of(network));
        foreach (var graph in GraphModule.AllOf(network))
            graph.Precision = precision;
    }

    /// <summary>Makes sure that a device has support for a precision.</summary>
    /// <param name="precision">The precision.</param>
    /// <param name="device">The device.</param>
    /// <exception cref="NotSupportedException">It hasn't.</exception>
    public static void Check(NumericPrecision precision, Device device)
    {
        if (FindFault(precision, device, ProcessorHasBFloat16, TryCuda) is { } fault)
            throw new NotSupportedException(fault);
    }

    /// <summary>Why a device has no support for a precision; null if it has.</summary>
    /// <param name="precision">The precision.</param>
    /// <param name="device">The device.</param>
    /// <param name="processorHasBFloat16">Whether the processor has avx512_bf16.</param>
    /// <param name="tryCuda">What goes wrong with a convolution in bfloat16 on a CUDA device; null if it works.</param>
    internal static string? FindFault(
        NumericPrecision precision, Device device, bool processorHasBFloat16, Func<Device, string?> tryCuda) => precision switch
        {
            NumericPrecision.Fp32 => null,
            NumericPrecision.Bf16 when device.type == DeviceType.CUDA => tryCuda(device) is { } fault
                ? $"The precision bf16 can't be used on the device {device}: a convolution in it fails ({fault}). Use the precision fp32."
                : null,
            NumericPrecision.Bf16 when device.type == DeviceType.CPU && processorHasBFloat16 => null,
            NumericPrecision.Bf16 when device.type == DeviceType.CPU =>
                "The precision bf16 needs a processor with the instructions avx512_bf16, and this processor doesn't have them. "
                + "Use the precision fp32.",
            NumericPrecision.Bf16 =>
                $"The precision bf16 is for the CPU and for CUDA, not for the device {device.type.ToString().ToLowerInvariant()}. "
                + "Use the precision fp32.",
            _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "The precision is unknown."),
        };

    private static string? TryCuda(Device device) =>
        CudaFaults.GetOrAdd(device.index, _ => TorchHardware.TryKernel(device, ScalarType.BFloat16));

    private sealed class Restore((GraphModule Graph, NumericPrecision Precision)[] before) : IDisposable
    {
        public void Dispose()
        {
            foreach (var (graph, precision) in before)
                graph.Precision = precision;
        }
    }
}
