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
    private const string LinuxProcessors = "/proc/cpuinfo";

    /// <summary>The machine that this runs on.</summary>
    /// <returns>Its description.</returns>
    public static MeasuringDevice Current() => new(
        FindProcessor(),
        Environment.ProcessorCount,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        TorchSharp.torch.__version__);

    private static string FindProcessor()
    {
        var name = File.Exists(LinuxProcessors)
            ? File.ReadLines(LinuxProcessors).FirstOrDefault(
                line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return name ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
