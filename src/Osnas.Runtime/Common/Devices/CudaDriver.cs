using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Osnas.Common;

/// <summary>NVIDIA's driver. Its devices have the order that CUDA shows to this process, which is torch's.</summary>
/// <param name="Version">The newest version of CUDA that it supports: <c>12.8</c>.</param>
/// <param name="Devices">The names of the devices, by index.</param>
internal sealed record CudaDriver(string Version, IReadOnlyList<string> Devices)
{
    /// <summary>The variable that hides devices from CUDA.</summary>
    public const string VisibleDevices = "CUDA_VISIBLE_DEVICES";

    private const int LongestName = 256;

    /// <summary>The driver of this machine; null if there is none.</summary>
    public static CudaDriver? Find()
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out var library))
            return null;

        // https://docs.nvidia.com/cuda/cuda-driver-api: each function gives 0 if it succeeded.
        var version = Get<GetNumber>("cuDriverGetVersion")(out var number) == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{number / 1000}.{number % 1000 / 10}")
            : "of an unknown version";
        if (Get<Initialize>("cuInit")(0) != 0 || Get<GetNumber>("cuDeviceGetCount")(out var count) != 0)
            return new(version, []);
        return new(version, [.. Enumerable.Range(0, count).Select(NameOf)]);

        string NameOf(int index)
        {
            var name = new byte[LongestName];
            return Get<GetDevice>("cuDeviceGet")(out var device, index) == 0
                && Get<GetName>("cuDeviceGetName")(name, name.Length, device) == 0
                    ? Encoding.UTF8.GetString(name, 0, Math.Max(Array.IndexOf(name, (byte)0), 0))
                    : string.Create(CultureInfo.InvariantCulture, $"CUDA device {index}");
        }

        T Get<T>(string function)
            where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, function));
    }

    private delegate int Initialize(uint flags);

    private delegate int GetNumber(out int number);

    private delegate int GetDevice(out int device, int index);

    private delegate int GetName(byte[] name, int length, int device);
}
