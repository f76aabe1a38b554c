using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Tests;

/// <summary>Which device a user gets, on machines with and without GPUs.</summary>
public sealed class DeviceSelectionTests
{
    private const string GoOn = "To go on without a GPU, add --device cpu; it overrides a configuration file.";

    private static readonly CudaFacts NoCuda = new(null, null, null);
    private static readonly CudaDriver Driver = new("12.8", ["NVIDIA H200", "NVIDIA T4"]);
    private static readonly CudaFacts BothGpus = new("/app/libtorch_cuda.so", null, Driver);

    public static TheoryData<string> Texts => ["auto", "cpu", "cuda", "cuda:1", "mps"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_device_is_read_as_it_is_written(string text)
    {
        Assert.Equal(text, ComputeDevice.Parse(text).ToString());
        Assert.Equal(ComputeDevice.Parse(text), ComputeDevice.Parse(text.ToUpperInvariant()));
        Assert.Contains(text, ComputeDevice.Names);
    }

    [Fact]
    public void Texts_stand_for_devices() => Assert.Equal(
        [ComputeDevice.Auto, ComputeDevice.Cpu, ComputeDevice.Cuda(), ComputeDevice.Cuda(1), ComputeDevice.Mps, default,
            ComputeDevice.Cuda(0)],
        ((string[])["auto", "cpu", "cuda", "cuda:1", "mps", "auto", "cuda:0"]).Select(ComputeDevice.Parse));

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:x")]
    [InlineData("cpu:0")]
    [InlineData("")]
    public void Other_texts_are_refused(string text) => Assert.Equal(
        $"there is no device '{text}'; write auto, cpu, cuda, mps, or cuda:1 for the second GPU",
        Assert.Throws<FormatException>(() => ComputeDevice.Parse(text)).Message);

    [Fact]
    public void Without_a_GPU_auto_takes_the_CPU() =>
        Assert.Equal("CPU (a processor): no GPU was found", $"{Select(ComputeDevice.Auto, new())}");

    [Fact]
    public void The_CPU_that_is_asked_for_needs_no_reason()
    {
        var device = Select(ComputeDevice.Cpu, new() { CudaDevices = 2, Cuda = BothGpus });

        Assert.Equal("CPU (a processor)", $"{device}");
        Assert.Equal(("cpu", DeviceType.CPU), (device.Kind, device.Device.type));
    }

    [Fact]
    public void Auto_takes_the_first_GPU_that_works()
    {
        var machine = new Machine { CudaDevices = 2, Cuda = BothGpus };

        var first = Select(ComputeDevice.Auto, machine);
        var second = Select(ComputeDevice.Auto, machine with { Broken = ["cuda:0"] });

        Assert.Equal("CUDA device 0 (NVIDIA H200): it works", $"{first}");
        Assert.Equal((DeviceType.CUDA, 0, "cuda"), (first.Device.type, first.Device.index, first.Kind));
        Assert.Equal(
            "CUDA device 1 (NVIDIA T4): CUDA device 0 (NVIDIA H200) doesn't work (no kernel image); it works", $"{second}");
        Assert.Equal(1, second.Device.index);
    }

    [Fact]
    public void A_GPU_whose_kernel_fails_is_left_by_auto_and_refused_by_name()
    {
        var machine = new Machine { CudaDevices = 1, Cuda = BothGpus, Broken = ["cuda:0"] };

        Assert.Equal(
            "CPU (a processor): CUDA device 0 (NVIDIA H200) doesn't work (no kernel image)", $"{Select(ComputeDevice.Auto, machine)}");
        Assert.Equal(
            $"The device cuda, CUDA device 0 (NVIDIA H200), doesn't work: a convolution on it fails (no kernel image). {GoOn}",
            Refuse(ComputeDevice.Cuda(), machine));
    }

    [Fact]
    public void A_GPU_by_its_index_has_no_reason()
    {
        var device = Select(ComputeDevice.Cuda(1), new() { CudaDevices = 2, Cuda = BothGpus });

        Assert.Equal("CUDA device 1 (NVIDIA T4)", $"{device}");
        Assert.Equal((DeviceType.CUDA, 1), (device.Device.type, device.Device.index));
    }

    [Fact]
    public void An_index_that_is_too_high_is_refused_with_the_GPUs() => Assert.Equal(
        "There is no device cuda:2: this machine has 2 GPUs, cuda (NVIDIA H200), cuda:1 (NVIDIA T4). Choose one of them.",
        Refuse(ComputeDevice.Cuda(2), new() { CudaDevices = 2, Cuda = BothGpus }));

    /// <summary>Each part that may be missing, in the order in which CUDA needs them.</summary>
    [Fact]
    public void A_CUDA_libtorch_that_finds_no_GPU_is_told_with_what_it_lacks()
    {
        const string File = "/app/libtorch_cuda.so";
        (CudaFacts Facts, string Reason, string Advice)[] cases =
        [
            (new(null, null, Driver),
                "this libtorch is for the CPU alone, so NVIDIA H200 can't be used",
                "Use a libtorch with CUDA: its package, or an installed PyTorch by OSNAS_LIBTORCH; the command 'doctor' shows how."),
            (new(File, "libcudnn.so.9: cannot open shared object file: No such file or directory", Driver),
                "libtorch_cuda.so is there, but it can't be loaded (libcudnn.so.9: cannot open shared object file: No such file or "
                + "directory)",
                "Install the library that is missing, in the version that this libtorch was built with."),
            (new(File, null, null),
                "libtorch_cuda.so is there, but NVIDIA's driver is not", "Install NVIDIA's driver for this system."),
            (new(File, null, new("12.8", [])),
                "libtorch_cuda.so and NVIDIA's driver are there, but the driver shows no GPU",
                "Check the GPU with nvidia-smi, and the variable CUDA_VISIBLE_DEVICES."),
            (new(File, null, new("11.4", ["NVIDIA T4"])),
                "libtorch_cuda.so is there, but it can't use NVIDIA T4 with this driver, which is for CUDA 11.4 or earlier",
                "Install a driver for the CUDA version of this libtorch; that of the packages is 12.8."),
        ];

        Assert.All(cases, each =>
        {
            var machine = new Machine { Cuda = each.Facts };
            Assert.Equal($"CPU (a processor): {each.Reason}", $"{Select(ComputeDevice.Auto, machine)}");
            Assert.Equal($"The device cuda can't be used: {each.Reason}. {each.Advice} {GoOn}", Refuse(ComputeDevice.Cuda(), machine));
        });
        Assert.Equal(
            ["dotnet remove package libtorch-cpu-linux-x64", "dotnet add package libtorch-cuda-12.8-linux-x64 --version 2.10.0"],
            cases[0].Facts.FindFault("linux-x64")!.Mend.Commands);
        Assert.Equal($"The device cuda can't be used: no GPU was found. {GoOn}", Refuse(ComputeDevice.Cuda(), new()));
    }

    [Fact]
    public void MPS_is_for_Apple_silicon_and_has_to_be_asked_for()
    {
        var mac = new Machine { Platform = "osx-arm64" };

        Assert.Equal("MPS (Apple silicon)", $"{Select(ComputeDevice.Mps, mac)}");
        Assert.Equal(
            "CPU (a processor): the GPU of Apple silicon is used only if it is asked for, by --device mps",
            $"{Select(ComputeDevice.Auto, mac)}");
        Assert.Equal(
            "The device mps is the GPU of Apple silicon, and this machine is linux-x64. Choose another device, or auto.",
            Refuse(ComputeDevice.Mps, new()));
    }

    /// <summary>META has no values and no convolution, so the kernel has to fail there.</summary>
    [Fact]
    public void The_kernel_runs_on_the_CPU_and_tells_what_fails()
    {
        Assert.Null(TorchHardware.Instance.TryKernel(CPU));
        Assert.Null(TorchHardware.TryKernel(CPU, ScalarType.BFloat16));
        Assert.NotEmpty(TorchHardware.Instance.TryKernel(META)!);
    }

    private static SelectedDevice Select(ComputeDevice asked, Machine machine) => DeviceSelection.Select(asked, machine);

    private static string Refuse(ComputeDevice asked, Machine machine) =>
        Assert.Throws<NotSupportedException>(() => Select(asked, machine)).Message;

    private sealed record Machine : IHardware
    {
        public string Platform { get; init; } = "linux-x64";

        public string Processor => "a processor";

        public int CudaDevices { get; init; }

        public CudaFacts Cuda { get; init; } = NoCuda;

        public IReadOnlyList<string> Broken { get; init; } = [];

        public string? TryKernel(Device device) => Broken.Contains($"{device}") ? "no kernel image" : null;
    }
}
