namespace Osnas.Runtime.Tests;

/// <summary>Which folders OSNAS_LIBTORCH takes. Nothing of them is loaded here.</summary>
public sealed class LibtorchFolderTests : IDisposable
{
    private const string Advice = "Name the folder torch/lib of an installed PyTorch 2.10, or unset OSNAS_LIBTORCH";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The module of PyTorch, as its setup.py writes it; that of PyTorch 1.13, and the text of a libtorch of C++.</summary>
    [Theory]
    [InlineData("version.py", "from typing import Optional\n\n__all__ = ['__version__', 'debug', 'cuda']\n__version__ = '2.10.0+cu128'\n"
        + "debug = False\ncuda: Optional[str] = '12.8'\n", "2.10.0+cu128")]
    [InlineData("version.py", "__version__ = '1.13.1'\ndebug = False\n", "1.13.1")]
    [InlineData("version.py", "__version__: str = \"2.9.0a0\"\r\ndebug = False\r\n", "2.9.0a0")]
    [InlineData("build-version", "2.10.0+cpu\n", "2.10.0+cpu")]
    [InlineData("build-version", "nothing\n", null)]
    [InlineData("version.py", "__all__ = ['__version__']\n", null)]
    [InlineData("else", "2.10.0", null)]
    public void The_version_is_beside_the_folder(string file, string text, string? expected) =>
        Assert.Equal(expected, Create(file, text).Version);

    [Theory]
    [InlineData("2.10.0", true)]
    [InlineData("2.10.0+cu128", true)]
    [InlineData("2.10.3+cpu", true)]
    [InlineData("2.10", true)]
    [InlineData("2.1.0", false)]
    [InlineData("2.11.0", false)]
    [InlineData("1.13.1", false)]
    [InlineData("12.10.0", false)]
    public void Patches_fit_and_other_versions_do_not(string version, bool expected) =>
        Assert.Equal(expected, LibtorchFolder.Fits(version));

    [Fact]
    public void Another_version_is_refused_with_both()
    {
        var folder = Create("version.py", "__version__ = '1.13.1'\n");
        var fault = folder.FindFault()!;

        Assert.Equal(
            $"OSNAS_LIBTORCH is {folder.Path}, which has libtorch 1.13.1, but TorchSharp 0.107.0 needs 2.10.0. Name a libtorch 2.10, or "
            + "unset OSNAS_LIBTORCH",
            fault.Message);
        Assert.Equal("pip install \"torch==2.10.*\"", fault.Mend.Commands[0]);
        Assert.Equal(fault.Message, folder.Load()!.Message);
    }

    [Fact]
    public void A_folder_that_fits_has_no_fault_and_others_are_told()
    {
        var folder = Create("version.py", "__version__ = '2.10.0+cu128'\n");
        var file = OperatingSystem.IsWindows() ? "torch_cpu.dll" : OperatingSystem.IsMacOS() ? "libtorch_cpu.dylib" : "libtorch_cpu.so";

        Assert.Equal($"OSNAS_LIBTORCH is {folder.Path}, but it has no {file}. {Advice}", folder.FindFault()!.Message);
        File.WriteAllBytes(Path.Combine(folder.Path, file), []);
        Assert.Null(folder.FindFault());
        File.Delete(_folder["torch/version.py"]);
        Assert.Equal(
            $"OSNAS_LIBTORCH is {folder.Path}, but its version can't be found: there is no version.py or build-version beside it. {Advice}",
            new LibtorchFolder(folder.Path).FindFault()!.Message);
        Assert.Equal(
            $"OSNAS_LIBTORCH is /no/such, but there is no such folder. {Advice}", new LibtorchFolder("/no/such").FindFault()!.Message);
    }

    /// <summary>The version is that of the folder that a link leads to.</summary>
    [Fact]
    public void A_link_to_the_folder_will_do()
    {
        var folder = Create("version.py", "__version__ = '2.10.0'\n");
        var link = _folder["elsewhere"];
        Directory.CreateSymbolicLink(link, folder.Path);

        Assert.Equal("2.10.0", new LibtorchFolder(link).Version);
    }

    private LibtorchFolder Create(string file, string text)
    {
        var lib = Directory.CreateDirectory(_folder["torch/lib"]).FullName;
        File.WriteAllText(_folder[$"torch/{file}"], text);
        return new(lib);
    }
}
