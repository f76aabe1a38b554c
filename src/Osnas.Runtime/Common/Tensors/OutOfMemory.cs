using System.Runtime.InteropServices;

namespace Osnas.Common;

/// <summary>Recognizes that memory, of the host or of a device, was what an operation lacked.</summary>
internal static class OutOfMemory
{
    private static readonly string[] WordsOfHost =
    [
        "CPUAllocator: can't allocate memory", // libtorch on Linux and macOS
        "CPUAllocator: not enough memory", // libtorch on Windows
        "bad_alloc", // the C++ library
    ];

    private static readonly string[] WordsOfDevices =
    [
        "out of memory", // CUDA, and libtorch's allocators of CUDA and MPS
        "Invalid buffer size", // Metal, for more than a buffer may have
        "ALLOC_FAILED", // cuBLAS, and cuDNN before 9
        "ALLOCATION_FAILED", // cuDNN
    ];

    /// <summary>Whether an error says so. libtorch has no type for it, only words.</summary>
    public static bool Is(Exception exception) => IsOfHost(exception) || IsOneOf(exception, WordsOfDevices);

    /// <summary>Whether the memory of the host was it, even if the work was on another device.</summary>
    public static bool IsOfHost(Exception exception) => exception is OutOfMemoryException || IsOneOf(exception, WordsOfHost);

    /// <summary>Does some work.</summary>
    /// <returns>Whether there was enough memory for it.</returns>
    public static bool Fits(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception exception) when (Is(exception))
        {
            return false;
        }
    }

    private static bool IsOneOf(Exception exception, string[] words) =>
        exception is ExternalException && words.Any(word => exception.Message.Contains(word, StringComparison.OrdinalIgnoreCase));
}
