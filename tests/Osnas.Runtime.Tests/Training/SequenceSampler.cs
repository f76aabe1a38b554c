using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>Given paths, one after the other; the last one again and again.</summary>
internal sealed class SequenceSampler(params Architecture[] paths) : ISampler
{
    private int _next;

    public Architecture Sample(Random random) => paths[Math.Min(_next++, paths.Length - 1)];
}
