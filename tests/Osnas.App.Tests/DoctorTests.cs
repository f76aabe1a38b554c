namespace Osnas.App.Tests;

/// <summary>What doctor says of machines that lack something, each with the commands for its system.</summary>
public sealed class DoctorTests
{
    private static readonly HostSystem Debian =
        new("linux-x64", "Debian GNU/Linux 12 (bookworm)", "debian", PackageTool.Apt, IsRoot: false);
    private static readonly HostSystem Fedora = new("linux-x64", "Fedora Linux 41", "fedora", PackageTool.Dnf, IsRoot: false);
    private static readonly CppRuntime Old = new("/usr/lib/libstdc++.so.6", 30);

    internal static readonly MachineFacts Healthy = new()
    {
        System = Debian,
        Sdk = "10.0.401",
        Runtime = ".NET 10.0.12",
        Osnas = "0.4.0",
        TorchSharp = "0.107.0",
        CppRuntime = new("/usr/lib/libstdc++.so.6", 33),
        Libtorch = new(NativeDependency.Libtorch, "/app/libtorch_cpu.so", null),
        SkiaSharp = new(NativeDependency.SkiaSharp, "/app/libSkiaSharp.so", null),
        Allocator = "/usr/lib/libjemalloc.so.2",
        KeepsLargeBlocks = false,
        Cores = 8,
        Threads = 4,
        Gpus = [],
        Device = "CPU (AMD EPYC): no GPU was found",
        Training = new("done", Succeeded: true),
        OnnxFile = new("written", Succeeded: true),
        OnnxRuntime = new("1.31.1", Succeeded: true),
    };

    [Fact]
    public async Task A_healthy_machine_is_told_line_by_line()
    {
        var run = await Run(Healthy);

        Assert.Equal(
            new CommandRun(
                ExitCode.Success,
                $"""
                ok       system         Debian GNU/Linux 12 (bookworm), linux-x64
                ok       .NET SDK       10.0.401
                ok       runtime        .NET 10.0.12
                ok       Osnas          0.4.0
                ok       TorchSharp     0.107.0
                ok       C++ runtime    GLIBCXX_3.4.33 in /usr/lib/libstdc++.so.6
                ok       libtorch       {NativeDependency.Libtorch.Version} in /app/libtorch_cpu.so
                ok       SkiaSharp      {NativeDependency.SkiaSharp.Version} in /app/libSkiaSharp.so
                ok       allocator      /usr/lib/libjemalloc.so.2
                ok       threads        4 of torch, 8 cores
                ok       devices        CPU (AMD EPYC): no GPU was found
                ok       training step  done
                ok       ONNX file      written
                ok       ONNX Runtime   1.31.1
                Searches and trainings run here.

                """.ReplaceLineEndings("\n"),
                string.Empty),
            run);
    }

    [Fact]
    public async Task A_missing_libtorch_is_a_problem_with_the_command_that_adds_it()
    {
        var fault = NativeDependency.Libtorch.Explain(Debian, isThere: false, Healthy.CppRuntime, "not found");
        var facts = WithoutLibtorch(Healthy, fault);

        var run = await Run(facts);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains(
            $"problem  libtorch       Training needs libtorch {NativeDependency.Libtorch.Version}, which this program lacks\n"
            + $"    dotnet add package libtorch-cpu-linux-x64 --version {NativeDependency.Libtorch.Version}\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("problem  training step  not tried, without libtorch\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            $"Training needs libtorch {NativeDependency.Libtorch.Version}, which this program lacks. Add its package: dotnet add package "
            + $"libtorch-cpu-linux-x64 --version {NativeDependency.Libtorch.Version}",
            fault.Message);
    }

    /// <summary>A user with sudo, root, one without either; Debian, Ubuntu, and what has no newer package.</summary>
    [Fact]
    public void An_old_C_plus_plus_runtime_is_mended_by_the_packages_of_the_system_or_without_root()
    {
        const string Conda = "conda create -y -p ~/libstdcxx -c conda-forge libstdcxx";
        var (debian, fedora) = (OfOldRuntime(Debian), OfOldRuntime(Fedora));
        var root = OfOldRuntime(Debian with { IsRoot = true });
        var ubuntu = OfOldRuntime(Debian with { Distribution = "ubuntu" });

        Assert.Equal("sudo apt-get install -y -t trixie libstdc++6", debian.Commands[^1]);
        Assert.Equal([Conda, "export LD_LIBRARY_PATH=~/libstdcxx/lib"], debian.WithoutRoot);
        Assert.Equal("apt-get install -y -t trixie libstdc++6", root.Commands[^1]);
        Assert.Empty(root.WithoutRoot);
        Assert.Equal(
            ["sudo add-apt-repository -y ppa:ubuntu-toolchain-r/test", "sudo apt-get install -y libstdc++6"], ubuntu.Commands);
        Assert.Equal([Conda, "export LD_LIBRARY_PATH=~/libstdcxx/lib"], fedora.Commands);
        Assert.Equal(
            "up to GLIBCXX_3.4.30 in /usr/lib/libstdc++.so.6; libtorch needs GLIBCXX_3.4.32", debian.Found);
    }

    [Fact]
    public void A_folder_of_libtorch_that_cannot_be_used_is_told_once()
    {
        var fault = new LibtorchFolder("/nowhere").FindFault()!;

        var findings = Diagnosis.Of(
            WithoutLibtorch(Healthy, fault) with { LibtorchFolder = "/nowhere", LibtorchFolderFault = fault }).Findings;

        var problem = Finding.Problem("OSNAS_LIBTORCH", "/nowhere, but there is no such folder", fault.Mend);
        Assert.Equal(
            (problem.State, problem.Part, problem.Found),
            Assert.Single(
                findings.Where(finding => finding.Found.Contains("/nowhere", StringComparison.Ordinal))
                    .Select(finding => (finding.State, finding.Part, finding.Found))));
        Assert.DoesNotContain(findings, finding => finding.Part == "libtorch");
    }

    /// <summary>Which GPUs there are, which one is taken and why, and what a libtorch that finds none lacks.</summary>
    [Fact]
    public void Devices_are_told_with_what_mends_them()
    {
        var two = Device(Healthy with
        {
            Gpus = ["cuda (NVIDIA H200)", "cuda:1 (NVIDIA T4)"],
            Device = "CUDA device 0 (NVIDIA H200): it works",
        });
        var cpuOnly = Device(Healthy with { CudaFault = new CudaFacts(null, null, new("12.8", ["NVIDIA T4"])).FindFault("linux-x64") });
        var none = Device(WithoutLibtorch(Healthy, NativeDependency.Libtorch.Explain(Debian, false, null, string.Empty)));

        Assert.Equal(
            Finding.Ok(
                "devices", "cpu, cuda (NVIDIA H200), cuda:1 (NVIDIA T4); auto takes CUDA device 0 (NVIDIA H200): it works"),
            two with { Commands = [], WithoutRoot = [] });
        Assert.Equal(
            (FindingState.Advice, "dotnet add package libtorch-cuda-12.8-linux-x64 --version 2.10.0"),
            (cpuOnly.State, cpuOnly.Commands[^1]));
        Assert.Equal("not tried, without libtorch", none.Found);
        Assert.Equal(
            Finding.Ok("OSNAS_LIBTORCH", "/pytorch/lib, libtorch 2.10.0+cu128"),
            Diagnosis.Of(Healthy with { LibtorchFolder = "/pytorch/lib, libtorch 2.10.0+cu128" }).Findings
                .Single(finding => finding.Part == "OSNAS_LIBTORCH"));

        static Finding Device(MachineFacts facts) => Diagnosis.Of(facts).Findings.Single(finding => finding.Part == "devices");
    }

    [Fact]
    public void Commands_are_shown_once()
    {
        var fault = NativeDependency.Libtorch.Explain(Debian, isThere: true, Old, "wrong version");
        var document = Diagnosis.Of(WithoutLibtorch(Healthy, fault) with { CppRuntime = Old });

        Assert.NotEmpty(document.Findings.Single(finding => finding.Part == "C++ runtime").Commands);
        Assert.Empty(document.Findings.Single(finding => finding.Part == "libtorch").Commands);
        Assert.Contains("GLIBCXX_3.4.30", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_package_a_platform_is_named() => Assert.Equal(
        $"Training needs libtorch {NativeDependency.Libtorch.Version}, and there is no package of it for linux-musl-x64. Use another "
        + "machine",
        NativeDependency.Libtorch.Explain(Debian with { Platform = "linux-musl-x64" }, false, null, string.Empty).Message);

    [Fact]
    public void What_few_need_is_advice_and_no_failure()
    {
        var facts = Healthy with
        {
            Sdk = null,
            SkiaSharp = new(
                NativeDependency.SkiaSharp, null, NativeDependency.SkiaSharp.Explain(Debian, false, Healthy.CppRuntime, string.Empty)),
            Allocator = null,
            OnnxRuntime = null,
        };

        var document = Diagnosis.Of(facts);

        Assert.True(document.IsReady);
        Assert.Equal(
            [".NET SDK", "SkiaSharp", "allocator", "ONNX Runtime"],
            document.Findings.Where(finding => finding.State == FindingState.Advice).Select(finding => finding.Part));
        Assert.Equal(
            [$"dotnet add package SkiaSharp.NativeAssets.Linux.NoDependencies --version {NativeDependency.SkiaSharp.Version}"],
            document.Findings.Single(finding => finding.Part == "SkiaSharp").Commands);
    }

    [Fact]
    public void The_allocator_is_mended_with_or_without_root()
    {
        var fedora = Diagnosis.Of(Healthy with { System = Fedora, Allocator = null }).Findings
            .Single(finding => finding.Part == "allocator");
        var unknown = Diagnosis.Of(Healthy with { System = Fedora with { Tool = PackageTool.None }, Allocator = null }).Findings
            .Single(finding => finding.Part == "allocator");

        Assert.StartsWith("export MALLOC_MMAP_THRESHOLD_=", Assert.Single(unknown.Commands), StringComparison.Ordinal);
        Assert.Contains("export LD_PRELOAD=/usr/lib64/libjemalloc.so.2", fedora.Commands);
        Assert.Equal(FindingState.Ok, Diagnosis.Of(Healthy with { Allocator = null, KeepsLargeBlocks = true }).Findings[8].State);
    }

    [Fact]
    public async Task A_failed_trial_is_a_problem_in_json_too()
    {
        var run = await Run(Healthy with { Training = new("the loss isn't a number", Succeeded: false) }, "--json");

        Assert.Equal((ExitCode.Failure, string.Empty), (run.ExitCode, run.Error));
        Assert.False(run.Json.GetProperty("isReady").GetBoolean());
        var finding = run.Json.GetProperty("findings").EnumerateArray()
            .Single(each => each.GetProperty("part").GetString() == "training step");
        Assert.Equal("problem", finding.GetProperty("state").GetString());
        Assert.Equal("the loss isn't a number", finding.GetProperty("found").GetString());
    }

    [Fact]
    public void The_newest_symbol_version_of_a_library_is_found()
    {
        Assert.Equal(33, CppRuntime.FindVersion("\0GLIBCXX_3.4\0GLIBCXX_3.4.9\0GLIBCXX_3.4.33\0GLIBCXX_3.4.30\0"u8));
        Assert.Equal(0, CppRuntime.FindVersion("nothing of it"u8));
    }

    private static Finding OfOldRuntime(HostSystem system) =>
        Diagnosis.Of(Healthy with { System = system, CppRuntime = Old }).Findings.Single(finding => finding.Part == "C++ runtime");

    private static MachineFacts WithoutLibtorch(MachineFacts facts, NativeFault fault) => facts with
    {
        Libtorch = new(NativeDependency.Libtorch, null, fault),
        Threads = null,
        Device = null,
        Training = null,
        OnnxFile = null,
        OnnxRuntime = null,
    };

    private static Task<CommandRun> Run(MachineFacts facts, params string[] args) =>
        CommandRun.Of(Scripted.Runners with { Examine = () => facts }, null, ["doctor", .. args]);
}
