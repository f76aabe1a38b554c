using System.Reflection;
using System.Runtime.InteropServices;
using SkiaSharp;
using TorchSharp;

namespace Osnas.Common;

/// <summary>
/// A native library that Osnas needs: its version, the package that has it, and whether it loads. Nothing else knows these, and
/// all errors about it are the same line.
/// </summary>
/// <param name="Name">The library.</param>
/// <param name="Purpose">What needs it.</param>
/// <param name="Version">The version of its package.</param>
/// <param name="Files">What the names of its file begin with, once it is loaded.</param>
/// <param name="PackageOf">The package of a platform; null if there is none.</param>
/// <param name="Touch">Uses it.</param>
/// <param name="Prepare">Loads it from where the user wants it; gives why it can't.</param>
internal sealed record NativeDependency(
    string Name, string Purpose, string Version, IReadOnlyList<string> Files, Func<string, string?> PackageOf, Action Touch,
    Func<NativeFault?>? Prepare = null)
{
    private static readonly object Gate = new();

    private bool _isLoaded;

    /// <summary>libtorch, with TorchSharp's native part.</summary>
    public static NativeDependency Libtorch { get; } = new(
        "libtorch",
        "Training",
        Library.LibtorchVersion,
        ["libtorch_cpu", "torch_cpu"],
        platform => platform is "linux-x64" or "win-x64" or "osx-arm64" ? $"libtorch-cpu-{platform}" : null,
        () => torch.InitializeDeviceType(DeviceType.CPU),
        () => LibtorchFolder.Asked?.Load());

    /// <summary>The version of TorchSharp.</summary>
    public static string TorchSharpVersion { get; } = VersionOf(typeof(torch).Assembly);

    /// <summary>SkiaSharp's native part. On Windows and macOS SkiaSharp brings it along.</summary>
    public static NativeDependency SkiaSharp { get; } = new(
        "libSkiaSharp",
        "Decoding pictures",
        VersionOf(typeof(SKBitmap).Assembly),
        ["libSkiaSharp"],
        platform => platform.StartsWith("linux-", StringComparison.Ordinal) ? "SkiaSharp.NativeAssets.Linux.NoDependencies"
            : platform.StartsWith("osx-", StringComparison.Ordinal) ? "SkiaSharp.NativeAssets.macOS"
            : "SkiaSharp.NativeAssets.Win32",
        () => _ = SkiaSharpVersion.Native);

    /// <summary>The file that is loaded; null if none is.</summary>
    public string? File => LoadedModules.Find(Files);

    /// <summary>Loads it.</summary>
    /// <exception cref="DllNotFoundException">It can't be loaded; the message says how to add it.</exception>
    public void Load()
    {
        if (Volatile.Read(ref _isLoaded))
            return;
        if (FindFault() is { } fault)
            throw new DllNotFoundException(fault.Message, fault.Cause);
        Volatile.Write(ref _isLoaded, true);
    }

    /// <summary>Loads it for something that is made with it, and has this name.</summary>
    public string LoadFor(string name)
    {
        Load();
        return name;
    }

    /// <summary>Why it can't be loaded; null if it can.</summary>
    public NativeFault? FindFault()
    {
        lock (Gate)
        {
            return Prepare?.Invoke()
                ?? (TryTouch() is { } exception ? Explain(HostSystem.Current, exception) with { Cause = exception } : null);
        }
    }

    /// <summary>Says of an exception from anywhere which library couldn't be loaded; null if it is about something else.</summary>
    public static NativeFault? Recognize(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is TypeInitializationException or DllNotFoundException && Owner(cause) is { } library)
                return library.Explain(HostSystem.Current, exception);
        }

        return null;
    }

    /// <summary>The fault of a library that can't be loaded.</summary>
    /// <param name="system">The system.</param>
    /// <param name="isThere">Whether its file can be found.</param>
    /// <param name="runtime">The C++ runtime; null if there is none.</param>
    /// <param name="reason">What the system says.</param>
    internal NativeFault Explain(HostSystem system, bool isThere, CppRuntime? runtime, string reason)
    {
        var start = $"{Purpose} needs {Name} {Version}";
        if (PackageOf(system.Platform) is not { } package)
            return new($"{start}, and there is no package of it for {system.Platform}", "Use another machine", Mend.By());
        var mend = Mend.Package(package, Version);
        if (!isThere)
            return new($"{start}, which this program lacks", $"Add its package: {mend.Commands[0]}", mend);
        if (runtime is { IsEnough: false })
        {
            return new(
                $"{start}, which needs {CppRuntime.NameOf(CppRuntime.NeededVersion)} (libstdc++ of GCC 13 or later), but "
                + $"{runtime.File} has up "
                + $"to {CppRuntime.NameOf(runtime.Version)}",
                "The command 'doctor' shows how to get it",
                Mend.CppRuntime(system));
        }

        return new($"{start}, which can't be loaded ({reason})", $"Add its package again: {mend.Commands[0]}", mend);
    }

    private static NativeDependency? Owner(Exception cause)
    {
        var about = cause is TypeInitializationException { TypeName: var type } ? type : cause.Message;
        return about.Contains("LibTorchSharp", StringComparison.Ordinal) || about.StartsWith("TorchSharp.", StringComparison.Ordinal)
            ? Libtorch
            : about.Contains("SkiaSharp", StringComparison.Ordinal) ? SkiaSharp : null;
    }

    private NativeFault Explain(HostSystem system, Exception exception) =>
        Explain(system, IsThere(), system.IsLinux ? CppRuntime.Find() : null, NativeMessage.FirstLine(exception.GetBaseException()));

    private static string VersionOf(Assembly assembly) =>
        System.Version.TryParse(assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version, out var version)
            ? version.ToString(3)
            : assembly.GetName().Version!.ToString(3);

    private bool IsThere() => Files.Any(name =>
    {
        var isThere = NativeLibrary.TryLoad(name, typeof(torch).Assembly, null, out var handle);
        if (isThere)
            NativeLibrary.Free(handle);
        return isThere;
    });

    private Exception? TryTouch()
    {
        // TorchSharp prints the trace of what it tried.
        var console = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            Touch();
            return null;
        }
        catch (Exception exception) when (IsOfLoading(exception))
        {
            return exception;
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private static bool IsOfLoading(Exception exception) => exception is TypeInitializationException or NotSupportedException
        or DllNotFoundException or InvalidOperationException or EntryPointNotFoundException;
}

/// <summary>Why a native library can't be used.</summary>
/// <param name="Reason">What is missing.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Mend">The commands that do it.</param>
internal sealed record NativeFault(string Reason, string Advice, Mend Mend)
{
    /// <summary>What was thrown; null if nothing was.</summary>
    public Exception? Cause { get; init; }

    /// <summary>Both in one line. A command stays as it is, so that it can be copied.</summary>
    public string Message => $"{Reason}. {Advice}";
}
