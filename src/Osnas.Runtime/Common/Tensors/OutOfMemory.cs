using System.Runtime.InteropServices;

namespace Osnas.Common;

/// <summary>Recognizes that memory, of the host or of a device, was what an operation lacked.</summary>
internal static class OutOfMemory
{
    private static readonly string[] Words =
    [
        "CPUAllocator: can't allocate memory", // libtorch on Linux and macOS
        "CPUAllocator: not enough memory", // libtorch on Windows
        "out of memory", // CUDA, and libtorch's allocators of CUDA and MPS
        "Invalid buffer size", // Metal, for more than a buffer may have
        "ALLOC_FAILED", // cuBLAS, and cuDNN before 9
        "ALLOCATION_FAILED", // cuDNN
        "bad_alloc", // the C++ library
    ];

    /// <summary>Whether an error says so. libtorch has no type for it, only words.</summary>
    public static bool Is(Exception exception) =>
        exception is OutOfMemoryException
        || (exception is ExternalException && Words.Any(word => exception.Message.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
