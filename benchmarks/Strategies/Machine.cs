using System.Runtime.Intrinsics.X86;
using Osnas.LookUpTables;
using TorchSharp;

namespace Osnas.Benchmarks;

/// <summary>What the numbers depend on besides the seeds.</summary>
internal static class Machine
{
    /// <summary>Processor, instruction set, threads and versions.</summary>
    public static string Describe()
    {
        var device = MeasuringDevice.Current();
        return $"{device.Processor}, {InstructionSet}, threads: {torch.get_num_threads()}, libtorch {device.Torch}";
    }

    /// <summary>That of torch's kernels: the best that the processor has, unless the environment names another.</summary>
    private static string InstructionSet =>
        Environment.GetEnvironmentVariable("ATEN_CPU_CAPABILITY") is { Length: > 0 } asked ? asked
        : Avx512F.IsSupported && Avx512Vbmi.IsSupported ? "AVX-512"
        : Avx2.IsSupported ? "AVX2"
        : "no AVX2";
}
