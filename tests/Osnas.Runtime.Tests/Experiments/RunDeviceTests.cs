using Osnas.Experiments;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>What the folder of a run keeps of its device, and where the run may go on.</summary>
public sealed class RunDeviceTests : IDisposable
{
    private static readonly SelectedDevice Epyc = new(CPU, "AMD EPYC", "no GPU was found");
    private static readonly SelectedDevice Xeon = new(CPU, "Intel Xeon", string.Empty);
    private static readonly SelectedDevice H200 = new(new Device(DeviceType.CUDA, 1), "NVIDIA H200", "it works");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_goes_on_on_the_same_kind_of_device()
    {
        Assert.False(Open(Epyc));
        Assert.True(Open(Epyc));
        Assert.Equal([new("cpu", "AMD EPYC")], RunDirectory.FindDevices(_folder.Path));

        Assert.True(Open(Xeon));
        Assert.Equal([new("cpu", "AMD EPYC"), new("cpu", "Intel Xeon")], RunDirectory.FindDevices(_folder.Path));
        Assert.Equal(
            ["device    CPU (Intel Xeon)"], new RunDevice(Xeon, MayChange: false).Describe(RunDirectory.FindDevices(_folder.Path)));
    }

    [Fact]
    public void On_another_kind_it_goes_on_only_if_that_is_asked_for()
    {
        Open(Epyc);
        var before = File.ReadAllText(_folder[RunDirectory.VersionFile]);

        Assert.Equal(
            $"{_folder.Path} holds a run on CPU (AMD EPYC), and the device is now CUDA device 1 (NVIDIA H200). Other kinds of devices give "
            + "other numbers. Choose the device of the run with --device, or resume it here with --allow-device-change: its result then "
            + "depends on both.",
            Assert.Throws<InvalidDataException>(() => Open(H200)).Message);
        Assert.Equal(before, File.ReadAllText(_folder[RunDirectory.VersionFile]));

        Assert.True(Open(H200, mayChange: true));
        Assert.Equal([new("cpu", "AMD EPYC"), new("cuda", "NVIDIA H200")], RunDirectory.FindDevices(_folder.Path));
        Assert.Equal(
            ["device    CUDA device 1 (NVIDIA H200): it works", "          before: CPU (AMD EPYC)"],
            new RunDevice(H200, MayChange: true).Describe(RunDirectory.FindDevices(_folder.Path)));
        Assert.True(Open(H200));
        Assert.Throws<InvalidDataException>(() => Open(Epyc));
    }

    [Fact]
    public void A_finished_run_has_another_device_only_if_that_computes_something()
    {
        Open(H200, act: directory => directory.MarkTrained());

        Open(Epyc, mayChange: true);
        Assert.Equal([new("cuda", "NVIDIA H200")], RunDirectory.FindDevices(_folder.Path));

        Open(Epyc, mayChange: true, directory => directory.MarkDevice());
        Assert.Equal([new("cuda", "NVIDIA H200"), new("cpu", "AMD EPYC")], RunDirectory.FindDevices(_folder.Path));
    }

    /// <summary>Osnas 0.3.0 had the CPU alone, and kept no device.</summary>
    [Fact]
    public void A_run_without_a_device_was_on_the_CPU()
    {
        Open(Epyc);
        File.WriteAllText(
            _folder[RunDirectory.VersionFile], $"{{\"osnas\": \"{Library.Version}\", \"libtorch\": \"{Library.LibtorchVersion}\"}}");

        Assert.StartsWith(
            $"{_folder.Path} holds a run on CPU, and the device is now CUDA",
            Assert.Throws<InvalidDataException>(() => Open(H200)).Message,
            StringComparison.Ordinal);
        Assert.True(Open(Epyc));
        Assert.Equal([new("cpu"), new("cpu", "AMD EPYC")], RunDirectory.FindDevices(_folder.Path));
    }

    /// <summary>Sums, and so all results, depend on the number of threads and on the instructions.</summary>
    [Fact]
    public void The_threads_and_instructions_are_kept_where_they_change()
    {
        Open(Epyc);
        Open(Epyc);
        var now = Assert.Single(RunDirectory.TryReadVersion(_folder.Path)!.Processors!);
        Assert.Equal((TorchSharp.torch.get_num_threads(), false), (now.Threads, string.IsNullOrEmpty(now.Instructions)));

        var before = now with { Threads = now.Threads + 1 };
        using (var directory = new RunDirectory(_folder.Path))
            directory.Change(version => version with { Processors = [before] });
        Open(Epyc);
        Assert.Equal([before, now], RunDirectory.TryReadVersion(_folder.Path)!.Processors!);
    }

    [Fact]
    public void Without_a_run_there_is_no_device() => Assert.Empty(RunDirectory.FindDevices(_folder.Path));

    private bool Open(SelectedDevice device, bool mayChange = false, Action<RunDirectory>? act = null)
    {
        using var directory = new RunDirectory(_folder.Path);
        var isThere = directory.Open(
            new TrainOptions { Space = nameof(TinySpace) }, TrainOptions.Declared, OsnasJson.Default.TrainOptions, Budgets.Tiny,
            device: new(device, mayChange));
        act?.Invoke(directory);
        return isThere;
    }
}
