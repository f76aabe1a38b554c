using TorchSharp;

namespace Osnas.App;

/// <summary>Loads libtorch before work that needs it.</summary>
internal static class Libtorch
{
    private static string Missing =>
        $"Can't load libtorch. A program that trains needs its package: dotnet add package {Package} --version "
        + $"{Library.LibtorchVersion}"
        + (OperatingSystem.IsLinux() ? ", and a C++ runtime of GCC 13 or later." : ".");

    private static string Package =>
        OperatingSystem.IsWindows()
            ? "libtorch-cpu-win-x64"
            : OperatingSystem.IsMacOS() ? "libtorch-cpu-osx-arm64" : "libtorch-cpu-linux-x64";

    /// <summary>Does some work.</summary>
    /// <param name="work">The work.</param>
    /// <param name="threads">The number of torch threads; null for torch's default.</param>
    /// <exception cref="DllNotFoundException">libtorch can't be loaded; the message says how to add it.</exception>
    public static T Run<T>(Func<T> work, int? threads = null)
    {
        Load();
        if (threads is { } count)
            torch.set_num_threads(count);
        return work();
    }

    private static void Load()
    {
        // TorchSharp prints the trace of what it tried.
        var console = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
        }
        catch (Exception exception) when (exception is TypeInitializationException or NotSupportedException or DllNotFoundException
            or InvalidOperationException)
        {
            throw new DllNotFoundException(Missing, exception);
        }
        finally
        {
            Console.SetOut(console);
        }
    }
}
