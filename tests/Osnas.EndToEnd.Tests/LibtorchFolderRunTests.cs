using System.Diagnostics;
using System.Text.Json.Nodes;
using Osnas.Common;

namespace Osnas.EndToEnd.Tests;

/// <summary>A program whose libtorch is that of <c>OSNAS_LIBTORCH</c>, as a process of its own.</summary>
public sealed class LibtorchFolderRunTests : IDisposable
{
    private const string Package = "libtorch-cpu-linux-x64";

    /// <summary>What isn't of libtorch.</summary>
    private static readonly string[] Own = ["LibTorchSharp", "SkiaSharp", "onnxruntime"];

    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Native => Path.Combine(AppContext.BaseDirectory, "runtimes", HostSystem.Current.Platform, "native");

    [Fact]
    public async Task Another_version_is_refused_before_anything_is_loaded()
    {
        using var process = Start(CreatePyTorch("1.13.1"));

        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains(
            "which has libtorch 1.13.1, but TorchSharp 0.107.0 needs 2.10.0. Name a libtorch 2.10, or unset OSNAS_LIBTORCH",
            errors,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Locate("run")));
    }

    /// <summary>The program has no package of libtorch, and trains.</summary>
    [Fact]
    public async Task A_program_without_libtorch_takes_that_of_the_folder()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var process = Start(CreatePyTorch("2.10.0+cpu"));
        var errors = process.StandardError.ReadToEndAsync();
        var line = await process.StandardOutput.ReadLineAsync();
        process.Kill();
        await process.WaitForExitAsync();

        Assert.True(line == "supernet", await errors);
    }

    /// <summary>With an empty folder for packages: TorchSharp looks for some there, and copies them.</summary>
    private Process Start(string libtorch) => ResumeRun.Start(
        CreateProgram(), _folder.Locate("run"), (LibtorchFolder.Variable, libtorch), ("NUGET_PACKAGES", _folder.Locate("packages")));

    /// <summary>This program without libtorch: links to its files, and its dependencies without that package.</summary>
    private string CreateProgram()
    {
        var program = Path.GetFileName(typeof(ResumeRun).Assembly.Location);
        var native = Directory.CreateDirectory(_folder.Locate("program", "runtimes", HostSystem.Current.Platform, "native")).FullName;
        foreach (var file in Directory.EnumerateFiles(Native).Where(file => Own.Any(own => file.Contains(own, StringComparison.Ordinal))))
            Link(file, native);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetFileName(file) != program))
            Link(file, _folder.Locate("program"));

        // dotnet takes the folder that a link of the program itself leads to.
        File.Copy(typeof(ResumeRun).Assembly.Location, _folder.Locate("program", program));
        var dependencies = _folder.Locate("program", Path.ChangeExtension(program, ".deps.json"));
        var document = JsonNode.Parse(File.ReadAllText(dependencies))!;
        foreach (var (_, libraries) in document["targets"]!.AsObject())
        {
            foreach (var (_, library) in libraries!.AsObject().Where(pair => pair.Key.StartsWith(Package, StringComparison.Ordinal)))
                library!.AsObject().Remove("runtimeTargets");
        }

        File.Delete(dependencies);
        File.WriteAllText(dependencies, document.ToJsonString());
        return _folder.Locate("program", program);
    }

    /// <summary>A folder as that of an installed PyTorch, with links to the libraries of the package.</summary>
    private string CreatePyTorch(string version)
    {
        var lib = Directory.CreateDirectory(_folder.Locate("torch", "lib")).FullName;
        File.WriteAllText(_folder.Locate("torch", "version.py"), $"__version__ = '{version}'\n");
        foreach (var file in Directory.EnumerateFiles(Native).Where(file => Own.All(own => !file.Contains(own, StringComparison.Ordinal))))
            Link(file, lib);
        return lib;
    }

    private static void Link(string file, string folder) =>
        File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(file)), File.ResolveLinkTarget(file, true)?.FullName ?? file);
}
