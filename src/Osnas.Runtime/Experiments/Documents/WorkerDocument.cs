namespace Osnas.Experiments;

/// <summary>What computed a part of a run. Equal ones compute equal results.</summary>
/// <param name="Device">The device.</param>
/// <param name="Processor">Threads and instructions of the processor.</param>
internal sealed record WorkerDocument(DeviceDocument Device, ProcessorDocument Processor)
{
    /// <summary>The worker in words, such as <c>CPU (AMD EPYC 9R14), 4 threads, AVX2</c>.</summary>
    public override string ToString() => $"{Device}, {Processor}";
}
