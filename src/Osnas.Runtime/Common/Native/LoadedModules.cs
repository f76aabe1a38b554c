using System.ComponentModel;
using System.Diagnostics;

namespace Osnas.Common;

/// <summary>The native libraries that this process has loaded.</summary>
internal static class LoadedModules
{
    /// <summary>The file of a loaded library.</summary>
    /// <param name="names">What its name may begin with, as in <c>libstdc++.so</c>.</param>
    /// <returns>The path; null if no such library is loaded, or the system doesn't tell.</returns>
    public static string? Find(params IReadOnlyList<string> names)
    {
        try
        {
            using var process = Process.GetCurrentProcess();
            return process.Modules.Cast<ProcessModule>().Select(module => module.FileName).FirstOrDefault(
                path => names.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.OrdinalIgnoreCase)));
        }
        catch (Exception exception) when (exception is Win32Exception or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }
}
