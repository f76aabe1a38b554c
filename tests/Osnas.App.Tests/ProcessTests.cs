using System.Diagnostics;
using System.Reflection;

namespace Osnas.App.Tests;

/// <summary>samples/SearchSpaces as a program, where no libtorch can be found.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-app-").FullName;

    private readonly Dictionary<string, string> _environment = [];

    public ProcessTests()
    {
        var source = typeof(ProcessTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "SearchSpacesFolder").Value!;
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task List_table_and_cost_need_no_libtorch()
    {
        var list = await Run("list", "--json");
        var table = await Run("table", "--space", "FBNetS", "--json");
        var cost = await Run("cost", "--space", "MobileNetV2", "--architecture", string.Join(',', new int[16]), "--json");

        Assert.Equal((ExitCode.Success, string.Empty), (list.ExitCode, list.Error));
        Assert.Equal(5, list.Json.GetArrayLength());
        Assert.Equal((ExitCode.Success, string.Empty), (table.ExitCode, table.Error));
        Assert.Equal(22, table.Json.GetProperty("rows").GetArrayLength());
        Assert.Equal(new CommandRun(ExitCode.Success, cost.Output, string.Empty), cost);
        Assert.Equal(300_774_272, cost.Json.GetProperty("flops").GetInt64());
    }

    /// <summary>Proves what the test above relies on, too: libtorch isn't there.</summary>
    [Fact]
    public async Task A_search_without_libtorch_says_what_is_missing()
    {
        var data = Path.Combine(_folder, "data.csv");
        await File.WriteAllTextAsync(data, "0,1,2,3,1\n");

        // A cache of packages makes TorchSharp say more.
        Directory.CreateDirectory(Path.Combine(_folder, ".nuget", "packages"));
        var run = await Run("search", "--space", "FBNetS", "--data", data, "--threads", "1");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        var libtorch = NativeDependency.Libtorch;
        Assert.Equal(
            $"error: Training needs libtorch {libtorch.Version}, which this program lacks. Add its package: dotnet add package "
            + $"{libtorch.PackageOf(HostSystem.Current.Platform)} --version {libtorch.Version}\n",
            run.Error);
        Assert.Empty(run.Output);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
    }

    /// <summary>Prevents: a start that loads what only other commands need. TorchSharp has types of each search space.</summary>
    [Theory]
    [InlineData("--help")]
    [InlineData("list")]
    [InlineData("cost --space MobileNetV2 --architecture 0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0")]
    public async Task A_command_loads_few_assemblies(string words)
    {
        var file = Path.Combine(_folder, "loaded");
        _environment["DOTNET_STARTUP_HOOKS"] = typeof(ProcessTests).Assembly.Location;
        _environment[StartupHook.FileVariable] = file;

        var run = await Run(words.Split(' '));

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "Osnas.App", "Osnas.App.Tests", "Osnas.Core", "Osnas.Runtime", "SearchSpaces", "Spectre.Console", "Spectre.Console.Ansi",
                "System.CommandLine", "TorchSharp",
            ],
            (await File.ReadAllLinesAsync(file)).Where(name => !IsOfNet(name)).Order(StringComparer.Ordinal));

        static bool IsOfNet(string name) =>
            name is "netstandard" || name.StartsWith("Microsoft.Win32", StringComparison.Ordinal)
            || (name.StartsWith("System.", StringComparison.Ordinal) && name != "System.CommandLine");
    }

    /// <summary>What a shell can do to the handles of a program.</summary>
    [Theory]
    [InlineData(">&-", ExitCode.OutputLost)]
    [InlineData(">/dev/full", ExitCode.OutputLost)]
    [InlineData("| true", ExitCode.OutputLost)]
    [InlineData(">&- 2>&- <&-", ExitCode.OutputLost)]
    [InlineData("2>&- >/dev/null", ExitCode.Success)]
    [InlineData("2>/dev/full >/dev/null", ExitCode.Success)]
    [InlineData("<&- >/dev/null", ExitCode.Success)]
    public async Task A_command_ends_well_without_its_handles(string handles, int expected)
    {
        if (!OperatingSystem.IsLinux())
            return;

        // A program that ends at once is gone before this one writes.
        var start = new ProcessStartInfo(
            "bash",
            ["-c", $"{{ dotnet \"$0\" list; echo $? >\"$1\"; }} {handles}; cat \"$1\" >&2 || true",
                Path.Combine(_folder, "SearchSpaces.dll"), Path.Combine(_folder, "exit-code")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);

        Assert.Equal($"{expected}\n", await File.ReadAllTextAsync(Path.Combine(_folder, "exit-code")));
    }

    private async Task<CommandRun> Run(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(_folder, "SearchSpaces.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };

        // TorchSharp would find libtorch in the package cache of the user.
        foreach (var name in new[] { "HOME", "USERPROFILE", "NUGET_PACKAGES" })
            start.Environment[name] = _folder;
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, (await error).ReplaceLineEndings("\n"));
    }
}
