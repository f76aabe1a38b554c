using System.Runtime.InteropServices;

namespace Osnas.LookUpTables;

/// <summary>The device that latency was measured on.</summary>
/// <param name="Processor">The processor, as it names itself.</param>
/// <param name="Cores">Logical cores.</param>
/// <param name="OperatingSystem">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Torch">The version of libtorch.</param>
public sealed record MeasuringDevice(string Processor, int Cores, string OperatingSystem, string Runtime, string Torch)
{
    /// <summary>The machine that this runs on.</summary>
    /// <returns>Its description.</returns>
    public static MeasuringDevice Current() => new(
        Osnas.Common.Processor.Name,
        Environment.ProcessorCount,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        TorchSharp.torch.__version__);
}
