using System.Globalization;

namespace Osnas.Common;

/// <summary>What a machine has of CUDA: libtorch's part for it, which fails to load in silence, and NVIDIA's driver.</summary>
/// <param name="Library">The file of libtorch's part for CUDA; null for a libtorch that is for the CPU only.</param>
/// <param name="LoadError">Why this file can't be loaded, as the system says; null if it can.</param>
/// <param name="Driver">NVIDIA's driver; null if there is none.</param>
internal sealed record CudaFacts(string? Library, string? LoadError, CudaDriver? Driver)
{
    /// <summary>The version of CUDA that the packages of libtorch have.</summary>
    public const string Version = "12.8";

    /// <summary>The name of a device.</summary>
    /// <param name="index">Its index.</param>
    public string NameOf(int index) =>
        Driver is { Devices: var devices } && index < devices.Count ? devices[index] : "a GPU that doesn't tell its name";

    /// <summary>Why libtorch finds no device.</summary>
    /// <param name="platform">The system.</param>
    /// <returns>The fault; null if nothing on this machine is made for CUDA.</returns>
    public CudaFault? FindFault(string platform)
    {
        if (Library is null)
        {
            return Driver is { Devices: [var gpu, ..] }
                ? new(
                    $"this libtorch is for the CPU alone, so {gpu} can't be used",
                    $"Use a libtorch with CUDA: its package, or an installed PyTorch by {LibtorchFolder.Variable}; "
                    + "the command 'doctor' shows how",
                    Package(platform))
                : null;
        }

        var name = Path.GetFileName(Library);
        if (LoadError is not null)
            return new(
                $"{name} is there, but it can't be loaded ({LoadError})",
                "Install the library that is missing, in the version that this libtorch was built with",
                Mend.By());
        if (Driver is null)
            return new($"{name} is there, but NVIDIA's driver is not", "Install NVIDIA's driver for this system", Mend.By());
        return Driver.Devices is [var first, ..]
            ? new(
                $"{name} is there, but it can't use {first} with this driver, which is for CUDA {Driver.Version} or earlier",
                $"Install a driver for the CUDA version of this libtorch; that of the packages is {Version}",
                Mend.By())
            : new(
                $"{name} and NVIDIA's driver are there, but the driver shows no GPU",
                $"Check the GPU with nvidia-smi, and the variable {CudaDriver.VisibleDevices}",
                Mend.By("nvidia-smi"));
    }

    private static Mend Package(string platform) => platform is "linux-x64" or "win-x64"
        ? Mend.By(
            $"dotnet remove package libtorch-cpu-{platform}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"dotnet add package libtorch-cuda-{Version}-{platform} --version {Osnas.Library.LibtorchVersion}"))
        : Mend.By();
}

/// <summary>Why libtorch doesn't use a GPU that may be there.</summary>
/// <param name="Reason">What is wrong, as a clause.</param>
/// <param name="Advice">What to do about it, without a full stop.</param>
/// <param name="Mend">The commands that do it; without commands if there are none.</param>
internal sealed record CudaFault(string Reason, string Advice, Mend Mend);
