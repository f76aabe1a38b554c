namespace Osnas.Common;

/// <summary>What mends a problem of this machine or program.</summary>
/// <param name="Commands">The commands, one a line.</param>
/// <param name="WithoutRoot">The commands of a user who may not install packages; empty if the first ones do.</param>
internal sealed record Mend(IReadOnlyList<string> Commands, params IReadOnlyList<string> WithoutRoot)
{
    /// <summary>A command that any user may run.</summary>
    public static Mend By(params string[] commands) => new(commands);

    /// <summary>Adds a NuGet package to the program.</summary>
    public static Mend Package(string name, string version) => By($"dotnet add package {name} --version {version}");

    /// <summary>A C++ runtime of GCC 13 or later.</summary>
    public static Mend CppRuntime(HostSystem system)
    {
        string[] anyUser =
        [
            "conda create -y -p ~/libstdcxx -c conda-forge libstdcxx",
            "export LD_LIBRARY_PATH=~/libstdcxx/lib",
        ];
        string[] root = system.Distribution switch
        {
            "ubuntu" =>
            [
                system.AsRoot("add-apt-repository -y ppa:ubuntu-toolchain-r/test"), system.AsRoot("apt-get install -y libstdc++6"),
            ],
            "debian" =>
            [
                // The machine's own mirror, with the next release beside its own.
                "cat /etc/apt/sources.list.d/debian.sources | sed s/bookworm/trixie/g | "
                + system.AsRoot("tee /etc/apt/sources.list.d/trixie.sources"),
                @"printf 'Package: *\nPin: release n=trixie*\nPin-Priority: 100\n' | " + system.AsRoot("tee /etc/apt/preferences.d/trixie"),
                system.AsRoot("apt-get update"),
                system.AsRoot("apt-get install -y -t trixie libstdc++6"),
            ],
            _ => [],
        };
        return root.Length == 0 ? new(anyUser) : system.IsRoot ? new(root) : new(root, anyUser);
    }

    /// <summary>A faster allocator for this shell: jemalloc, or else settings of glibc's.</summary>
    public static Mend Allocator(HostSystem system)
    {
        string[] glibc = ["export MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=2147483647"];
        var (package, file) = system.Tool switch
        {
            PackageTool.Apt => ("apt-get install -y libjemalloc2", $"/usr/lib/{Triplet(system)}/libjemalloc.so.2"),
            PackageTool.Dnf => ("dnf install -y jemalloc", "/usr/lib64/libjemalloc.so.2"),
            PackageTool.Zypper => ("zypper install -y libjemalloc2", "/usr/lib64/libjemalloc.so.2"),
            PackageTool.Pacman => ("pacman -S --noconfirm jemalloc", "/usr/lib/libjemalloc.so.2"),
            PackageTool.Apk or PackageTool.None => (string.Empty, string.Empty),
            _ => throw new NotSupportedException($"{system.Tool} has no command for an allocator."),
        };
        if (package.Length == 0)
            return new(glibc);
        string[] use = [$"export LD_PRELOAD={file}", "export MALLOC_CONF=dirty_decay_ms:30000,muzzy_decay_ms:30000"];
        var isThere = File.Exists(file);
        string[] root = isThere ? use : [system.AsRoot(package), .. use];
        return isThere || system.IsRoot ? new(root) : new(root, glibc);
    }

    private static string Triplet(HostSystem system) =>
        system.Platform.EndsWith("arm64", StringComparison.Ordinal) ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
}
