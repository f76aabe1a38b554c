using System.Runtime.InteropServices;

namespace Osnas.Benchmarks;

/// <summary>What the ended processes that this one started have taken.</summary>
internal static partial class ChildProcesses
{
    private const int OfChildren = -1;

    /// <summary>Their processor time; zero on Windows, which doesn't tell it.</summary>
    public static TimeSpan ProcessorTime()
    {
        if (OperatingSystem.IsWindows() || GetResources(OfChildren, out var used) != 0)
            return TimeSpan.Zero;
        return TimeSpan.FromSeconds(used.UserSeconds + used.SystemSeconds)
            + TimeSpan.FromMicroseconds(used.UserMicroseconds + used.SystemMicroseconds);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResources(int who, out Resources used);

    /// <summary>The first fields of the system's structure, and room for its others.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Resources
    {
        private const int Others = 14;

        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;

        private fixed long _others[Others];
    }
}
