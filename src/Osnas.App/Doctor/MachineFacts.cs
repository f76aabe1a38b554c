using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Osnas.App;

/// <summary>A native library on this machine.</summary>
/// <param name="Library">The library.</param>
/// <param name="File">The loaded file; null if it isn't known.</param>
/// <param name="Fault">Why it can't be used; null if it can.</param>
internal sealed record NativeFact(NativeDependency Library, string? File, NativeFault? Fault);

/// <summary>The result of a trial.</summary>
/// <param name="Text">What was done, or what went wrong.</param>
/// <param name="Succeeded">Whether it went as it should.</param>
internal sealed record Trial(string Text, bool Succeeded);

/// <summary>What is known of this machine and program. <see cref="Diagnosis"/> judges it.</summary>
internal sealed record MachineFacts
{
    private const int SdkPatience = 10_000;

    /// <summary>The system.</summary>
    public required HostSystem System { get; init; }

    /// <summary>The version of the .NET SDK; null if there is none.</summary>
    public required string? Sdk { get; init; }

    /// <summary>The .NET runtime of this process.</summary>
    public required string Runtime { get; init; }

    /// <summary>The version of Osnas.</summary>
    public required string Osnas { get; init; }

    /// <summary>The version of TorchSharp.</summary>
    public required string TorchSharp { get; init; }

    /// <summary>The C++ runtime of Linux; null elsewhere.</summary>
    public required CppRuntime? CppRuntime { get; init; }

    /// <summary>libtorch.</summary>
    public required NativeFact Libtorch { get; init; }

    /// <summary>SkiaSharp's native library.</summary>
    public required NativeFact SkiaSharp { get; init; }

    /// <summary>The allocator that replaces the system's; null for the system's.</summary>
    public required string? Allocator { get; init; }

    /// <summary>Whether the system's allocator has the settings for large blocks.</summary>
    public required bool KeepsLargeBlocks { get; init; }

    /// <summary>Processor cores.</summary>
    public required int Cores { get; init; }

    /// <summary>The threads of torch; null without libtorch.</summary>
    public required int? Threads { get; init; }

    /// <summary>The folder that libtorch is taken from instead of the program's packages, with its version; null for none.</summary>
    public string? LibtorchFolder { get; init; }

    /// <summary>Why that folder can't be used; null if it can, and for none.</summary>
    public NativeFault? LibtorchFolderFault { get; init; }

    /// <summary>The GPUs that libtorch can use.</summary>
    public required IReadOnlyList<string> Gpus { get; init; }

    /// <summary>The device that <c>auto</c> takes, and why; null without libtorch.</summary>
    public required string? Device { get; init; }

    /// <summary>Why libtorch doesn't use a GPU that may be there; null if nothing on this machine is made for CUDA.</summary>
    public CudaFault? CudaFault { get; init; }

    /// <summary>A training step; null without libtorch.</summary>
    public required Trial? Training { get; init; }

    /// <summary>An ONNX file that was written and read; null without libtorch.</summary>
    public required Trial? OnnxFile { get; init; }

    /// <summary>An inference with ONNX Runtime; null if the program doesn't have it, or there is no file.</summary>
    public required Trial? OnnxRuntime { get; init; }

    /// <summary>Looks at this machine, and tries what a program of Osnas does.</summary>
    public static MachineFacts Gather()
    {
        var libtorch = Look(NativeDependency.Libtorch);
        var canTrain = libtorch.Fault is null;
        using var trials = canTrain ? new Trials() : null;
        var hardware = TorchHardware.Instance;
        var gpus = canTrain ? hardware.CudaDevices : 0;
        return new()
        {
            System = HostSystem.Current,
            Sdk = FindSdk(),
            Runtime = RuntimeInformation.FrameworkDescription,
            Osnas = Library.Version.Split('+')[0],
            TorchSharp = VersionOf(typeof(torch).Assembly),
            CppRuntime = OperatingSystem.IsLinux() ? CppRuntime.Find() : null,
            Libtorch = libtorch,
            SkiaSharp = Look(NativeDependency.SkiaSharp),
            Allocator = LoadedModules.Find("libjemalloc", "libtcmalloc", "libmimalloc"),
            KeepsLargeBlocks = Environment.GetEnvironmentVariable("MALLOC_MMAP_THRESHOLD_") is not null,
            Cores = Environment.ProcessorCount,
            Threads = canTrain ? torch.get_num_threads() : null,
            LibtorchFolder =
                Common.LibtorchFolder.Asked is { } folder ? $"{folder.Path}, libtorch {folder.Version ?? "of an unknown version"}" : null,
            LibtorchFolderFault = Common.LibtorchFolder.Asked?.Load(),
            Gpus = [.. Enumerable.Range(0, gpus).Select(index => $"{ComputeDevice.Cuda(index)} ({hardware.Cuda.NameOf(index)})")],
            Device = canTrain ? $"{DeviceSelection.Select(ComputeDevice.Auto)}" : null,
            CudaFault = canTrain && gpus == 0 ? hardware.Cuda.FindFault(hardware.Platform) : null,
            Training = trials?.Train(),
            OnnxFile = trials?.Export(),
            OnnxRuntime = trials?.Infer(),
        };
    }

    private static NativeFact Look(NativeDependency library)
    {
        var fault = library.FindFault();
        return new(library, fault is null ? library.File : null, fault);
    }

    private static string VersionOf(Assembly assembly) =>
        (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? $"{assembly.GetName().Version}")
            .Split('+')[0];

    /// <summary>The SDK is a program of its own; where only the runtime is installed, there is none.</summary>
    private static string? FindSdk()
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("dotnet", ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var version = process.StandardOutput.ReadToEndAsync();
            return process.WaitForExit(SdkPatience) && process.ExitCode == 0 ? version.Result.Trim() : null;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or AggregateException)
        {
            return null;
        }
    }
}
