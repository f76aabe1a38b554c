using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Osnas.Common;

/// <summary>
/// libtorch from another place than the packages of the program. Its libraries are loaded by their paths before TorchSharp asks for
/// them by their names, and the system then takes what is loaded.
/// </summary>
/// <param name="path">The folder with the libraries.</param>
internal sealed partial class LibtorchFolder(string path)
{
    /// <summary>The variable that names the folder, such as <c>torch/lib</c> of an installed PyTorch.</summary>
    public const string Variable = "OSNAS_LIBTORCH";

    private const string VersionModule = "version.py";
    private const string BuildVersion = "build-version";

    /// <summary>In the order in which they need each other; those for CUDA are only in a libtorch with CUDA.</summary>
    private static readonly (string Name, bool IsNeeded)[] Libraries =
        [("c10", true), ("torch_cpu", true), ("c10_cuda", false), ("torch_cuda", false), ("torch", true)];

    private static readonly string[] ShowFolder =
        ["python3 -c \"import os, torch; print(os.path.join(os.path.dirname(torch.__file__), 'lib'))\"", $"unset {Variable}"];

    /// <summary>The folder that the variable names; null if it names none.</summary>
    public static LibtorchFolder? Asked =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? new(path) : null;

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>The version of the libraries, as PyTorch has it: <c>2.10.0+cu128</c>; null if nothing tells.</summary>
    public string? Version { get; } = FindVersion(path);

    private static string MainFile => FileOf("torch_cpu");

    /// <summary>Whether a version of libtorch fits TorchSharp: the first two numbers have to be the same.</summary>
    public static bool Fits(string version) => Library.SeriesOf(version) == Library.SeriesOf(Library.LibtorchVersion);

    /// <summary>Loads the libraries.</summary>
    /// <returns>Why they can't be used; null if they are loaded.</returns>
    public NativeFault? Load()
    {
        if ((FindFault() ?? FindOther()) is { } fault)
            return fault;
        foreach (var library in Libraries.Where(library => library.IsNeeded || File.Exists(Locate(library.Name))))
        {
            try
            {
                NativeLibrary.Load(Locate(library.Name));
            }
            catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
            {
                return Fault($"{FileOf(library.Name)} can't be loaded ({NativeMessage.LoadError(exception, Locate(library.Name))})");
            }
        }

        return null;
    }

    /// <summary>What is wrong with the folder.</summary>
    internal NativeFault? FindFault()
    {
        if (!Directory.Exists(path))
            return Fault("there is no such folder");
        if (Version is not null && !Fits(Version))
            return new(
                $"{Variable} is {path}, which has libtorch {Version}, but TorchSharp {NativeDependency.TorchSharpVersion} needs "
                + $"{Library.LibtorchVersion}",
                $"Name a libtorch {Library.SeriesOf(Library.LibtorchVersion)}, or unset {Variable}",
                new Mend([$"pip install \"torch=={Library.SeriesOf(Library.LibtorchVersion)}.*\"", .. ShowFolder]));
        if (!File.Exists(Locate("torch_cpu")))
            return Fault($"it has no {MainFile}");
        return Version is null ? Fault($"its version can't be found: there is no {VersionModule} or {BuildVersion} beside it") : null;
    }

    /// <summary>Another libtorch of this program, which would be loaded beside it.</summary>
    private NativeFault? FindOther()
    {
        if (NativeDependency.Libtorch.File is { } loaded)
            return AreSame(loaded, Locate("torch_cpu"))
                ? null
                : Fault($"{loaded} was loaded before; use nothing of TorchSharp before Osnas");
        var folders = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? string.Empty)
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append(AppContext.BaseDirectory);
        return folders.Select(folder => System.IO.Path.Combine(folder, MainFile)).FirstOrDefault(File.Exists) is { } own
            && !AreSame(own, Locate("torch_cpu"))
            ? new(
                $"{Variable} is {path}, but this program has a libtorch of its own, {own}, which TorchSharp loads first",
                $"Remove the package of that from the program, or unset {Variable}",
                Mend.By($"dotnet remove package libtorch-cpu-{HostSystem.Current.Platform}"))
            : null;
    }

    private NativeFault Fault(string reason) => new(
        $"{Variable} is {path}, but {reason}",
        $"Name the folder torch/lib of an installed PyTorch {Library.SeriesOf(Library.LibtorchVersion)}, or unset {Variable}",
        Mend.By(ShowFolder));

    private string Locate(string library) => System.IO.Path.Combine(path, FileOf(library));

    /// <summary>PyTorch has a module with its version beside the folder, and a libtorch of C++ a text.</summary>
    private static string? FindVersion(string path)
    {
        string[] folders = Directory.Exists(path)
            ? [path, Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path]
            : [];
        foreach (var parent in folders.Select(folder => System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, ".."))))
        {
            var (module, text) = (System.IO.Path.Combine(parent, VersionModule), System.IO.Path.Combine(parent, BuildVersion));
            if (File.Exists(module) && Module().Match(File.ReadAllText(module)) is { Success: true } found)
                return found.Groups[1].Value;
            if (File.Exists(text) && Number().Match(File.ReadAllText(text).Trim()) is { Success: true } number)
                return number.Value;
        }

        return null;
    }

    private static bool AreSame(string one, string other) => Final(one) == Final(other);

    private static string Final(string file) =>
        System.IO.Path.GetFullPath(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file);

    private static string FileOf(string library) => OperatingSystem.IsWindows() ? $"{library}.dll"
        : OperatingSystem.IsMacOS() ? $"lib{library}.dylib"
        : $"lib{library}.so";

    [GeneratedRegex(@"^__version__[^=\r\n]*=\s*['""](\d+\.\d+[^'""]*)['""]", RegexOptions.Multiline)]
    private static partial Regex Module();

    [GeneratedRegex(@"^\d+\.\d+\S*$")]
    private static partial Regex Number();
}
