using Osnas.LookUpTables;

namespace Osnas.Tests.Runs;

/// <summary>What a sample run is about where the test doesn't care.</summary>
internal static class TinySample
{
    /// <summary>The costs of <see cref="TinySpace"/>.</summary>
    public static BaseLookUpTable Table { get; } = new TinySpace.LookUpTable(8, 10);

    /// <summary>A budget that some of its architectures meet.</summary>
    public static ConstraintCfg Budget { get; } = new(InfoMetric.Flops, AtMost: 8000);

    /// <summary>The names of the classes.</summary>
    public static IReadOnlyList<string> Classes { get; } = ["cat", "dog", "newt"];
}
