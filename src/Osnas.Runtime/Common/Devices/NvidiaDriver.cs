using System.Runtime.InteropServices;
using System.Text;

namespace Osnas.Common;

/// <summary>The version of NVIDIA's driver, which its management library tells (https://docs.nvidia.com/deploy/nvml-api).</summary>
internal static class NvidiaDriver
{
    private const int LongestVersion = 80;

    /// <summary>The version, such as <c>570.86.10</c>; null if there is no driver or it doesn't tell.</summary>
    public static string? FindVersion()
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvml.dll" : "libnvidia-ml.so.1", out var library)
            || !NativeLibrary.TryGetExport(library, "nvmlInit_v2", out var initialize)
            || !NativeLibrary.TryGetExport(library, "nvmlSystemGetDriverVersion", out var getVersion))
        {
            return null;
        }

        // Each function gives 0 if it succeeded.
        var version = new byte[LongestVersion];
        return Marshal.GetDelegateForFunctionPointer<Initialize>(initialize)() == 0
            && Marshal.GetDelegateForFunctionPointer<GetVersion>(getVersion)(version, LongestVersion) == 0
                ? Encoding.ASCII.GetString(version, 0, Math.Max(Array.IndexOf(version, (byte)0), 0))
                : null;
    }

    private delegate int Initialize();

    private delegate int GetVersion(byte[] version, uint length);
}
