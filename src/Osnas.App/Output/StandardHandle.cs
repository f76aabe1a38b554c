using System.Runtime.InteropServices;

namespace Osnas.App;

/// <summary>What .NET's console doesn't tell of standard output (1) and standard error (2).</summary>
internal static class StandardHandle
{
    private const int GetFlags = 1;
    private const int CloseOnExecute = 1;
    private const short ErrorOrHangUp = 0x0008 | 0x0010 | 0x0020;

    /// <summary>
    /// Whether the process was started with the handle. If not, the runtime has taken its number for a file of its own,
    /// which is not to be inherited as those that a process is started with are.
    /// </summary>
    public static bool WasGiven(int handle) =>
        OperatingSystem.IsWindows() || fcntl(handle, GetFlags) is var flags && flags >= 0 && (flags & CloseOnExecute) == 0;

    /// <summary>Whether the other end of a pipe is open. The console drops what is written where it isn't.</summary>
    public static bool HasReader(int handle)
    {
        var polled = new Polled { Handle = handle };
        return OperatingSystem.IsWindows() || poll(ref polled, 1, 0) <= 0 || (polled.Returned & ErrorOrHangUp) == 0;
    }

    [DllImport("libc")]
    private static extern int fcntl(int handle, int command);

    [DllImport("libc")]
    private static extern int poll(ref Polled polled, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Handle;
        public short Asked;
        public short Returned;
    }
}
