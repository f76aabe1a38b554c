using System.Runtime.InteropServices;

namespace Osnas.Common;

/// <summary>What installs packages of a Linux distribution.</summary>
internal enum PackageTool
{
    /// <summary>None that is known.</summary>
    None,

    /// <summary>Debian, Ubuntu and what derives from them.</summary>
    Apt,

    /// <summary>Fedora, Red Hat Enterprise Linux and what derives from them.</summary>
    Dnf,

    /// <summary>openSUSE.</summary>
    Zypper,

    /// <summary>Arch Linux.</summary>
    Pacman,

    /// <summary>Alpine Linux.</summary>
    Apk,
}

/// <summary>The system that the process runs on, as far as native libraries and commands depend on it.</summary>
/// <param name="Platform">The part of a package's name: <c>linux-x64</c>, <c>linux-musl-x64</c>, <c>osx-arm64</c>.</param>
/// <param name="Name">Its name and version, for people.</param>
/// <param name="Distribution">The id of a Linux distribution, as in <c>debian</c>; empty elsewhere.</param>
/// <param name="Tool">What installs its packages.</param>
/// <param name="IsRoot">Whether the user may install packages.</param>
internal sealed record HostSystem(string Platform, string Name, string Distribution, PackageTool Tool, bool IsRoot)
{
    private const string ReleaseFile = "/etc/os-release";

    private static readonly (string File, PackageTool Tool)[] Tools =
    [
        ("/usr/bin/apt-get", PackageTool.Apt), ("/usr/bin/dnf", PackageTool.Dnf), ("/usr/bin/zypper", PackageTool.Zypper),
        ("/usr/bin/pacman", PackageTool.Pacman), ("/sbin/apk", PackageTool.Apk),
    ];

    /// <summary>The system of this process.</summary>
    public static HostSystem Current { get; } = Find();

    /// <summary>Whether it is Linux.</summary>
    public bool IsLinux => Platform.StartsWith("linux-", StringComparison.Ordinal);

    /// <summary>A command that only root may run, as this user writes it.</summary>
    public string AsRoot(string command) => IsRoot ? command : $"sudo {command}";

    private static HostSystem Find()
    {
        var release = ReadRelease();
        return new(
            FindPlatform(),
            release.GetValueOrDefault("PRETTY_NAME") ?? RuntimeInformation.OSDescription,
            release.GetValueOrDefault("ID") ?? string.Empty,
            Tools.FirstOrDefault(each => File.Exists(each.File)).Tool,
            Environment.IsPrivilegedProcess);
    }

    private static string FindPlatform()
    {
        var processor = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        if (OperatingSystem.IsWindows())
            return $"win-{processor}";
        if (OperatingSystem.IsMacOS())
            return $"osx-{processor}";
        var isMusl = RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
            || RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal);
        return isMusl ? $"linux-musl-{processor}" : $"linux-{processor}";
    }

    private static Dictionary<string, string> ReadRelease() => !File.Exists(ReleaseFile)
        ? []
        : File.ReadLines(ReleaseFile).Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0]).ToDictionary(group => group.Key, group => group.First()[1].Trim('"'));
}
