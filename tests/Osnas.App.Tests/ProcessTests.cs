using System.Diagnostics;
using System.Reflection;

namespace Osnas.App.Tests;

/// <summary>samples/SearchSpaces as a program, where no libtorch can be found.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-app-").FullName;

    public ProcessTests()
    {
        var source = typeof(ProcessTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "SearchSpacesFolder").Value!;
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
        Assert.Equal(12, list.Json.GetArrayLength());
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

        var run = await Run("search", "--space", "FBNetS", "--data", data);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith("error: libtorch can't be loaded.", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
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
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, (await error).ReplaceLineEndings("\n"));
    }
}
