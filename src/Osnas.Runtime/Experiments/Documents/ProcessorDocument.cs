using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>How a processor computed a run. With other threads or instructions, sums differ in their last digits.</summary>
/// <param name="Threads">The number of threads of libtorch.</param>
/// <param name="Instructions">The widest instruction set of the processor that libtorch uses, or its architecture.</param>
internal sealed record ProcessorDocument(int Threads, string Instructions)
{
    /// <summary>That of this process.</summary>
    public static ProcessorDocument Measure() => new(get_num_threads(), FindInstructions());

    /// <summary>Whether nothing is missing in the processors of a run.</summary>
    public static bool AreWhole(IReadOnlyList<ProcessorDocument>? processors) =>
        processors is null || processors.All(processor => processor is { Instructions: not null });

    /// <summary>The processor in words, such as <c>4 threads, AVX2</c>.</summary>
    public override string ToString() => $"{Words.Count(Threads, "thread")}, {Instructions}";

    private static string FindInstructions() =>
        Avx512F.VL.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported ? "AVX-512"
        : Avx2.IsSupported ? "AVX2"
        : RuntimeInformation.ProcessArchitecture.ToString();
}
