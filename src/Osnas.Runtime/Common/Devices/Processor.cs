using System.Runtime.InteropServices;

namespace Osnas.Common;

/// <summary>The processor of this machine.</summary>
internal static class Processor
{
    private const string LinuxProcessors = "/proc/cpuinfo";

    /// <summary>The processor, as it names itself; its architecture where the system doesn't tell.</summary>
    public static string Name { get; } = Find() ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string? Find() => File.Exists(LinuxProcessors)
        ? File.ReadLines(LinuxProcessors).FirstOrDefault(
            line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim()
        : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
}
