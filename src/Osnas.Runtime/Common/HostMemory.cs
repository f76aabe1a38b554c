namespace Osnas.Common;

/// <summary>The memory of this machine, or what a container gives the process of it.</summary>
internal static class HostMemory
{
    /// <summary>The bytes that are free now.</summary>
    public static long Free
    {
        get
        {
            // The runtime reads them at each collection; the cheapest will do.
            GC.Collect(0);
            var memory = GC.GetGCMemoryInfo();
            return Math.Max(0, memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes);
        }
    }
}
