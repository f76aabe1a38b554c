namespace Osnas.Common;

/// <summary>Sizes of memory as options have them.</summary>
internal static class Megabytes
{
    private const long Bytes = 1 << 20;

    /// <summary>Megabytes in bytes.</summary>
    public static long ToBytes(int megabytes) => megabytes * Bytes;
}
