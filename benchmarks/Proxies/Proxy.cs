using Osnas.Search;

namespace Osnas.Benchmarks;

/// <summary>A fitness without training to be judged.</summary>
/// <param name="Options">Its options.</param>
/// <param name="NeedsData">Whether its values depend on images or labels.</param>
internal sealed record Proxy(FitnessOptions Options, bool NeedsData)
{
    /// <summary>Whether its values depend on weights that are drawn.</summary>
    public bool IsDrawn => Options is not (FlopsOptions or ParamsOptions);

    /// <summary>The name.</summary>
    public string Name => FitnessRegistry.All.NameOf(Options);

    /// <summary>All of them, the floors first.</summary>
    /// <param name="batchSize">The number of images.</param>
    public static IReadOnlyList<Proxy> All(int batchSize) =>
    [
        new(new FlopsOptions(), NeedsData: false),
        new(new ParamsOptions(), NeedsData: false),
        new(new NaswotOptions { BatchSize = batchSize }, NeedsData: true),
        new(new SynflowOptions(), NeedsData: false),
        new(new ZenOptions { BatchSize = batchSize }, NeedsData: false),
        new(new GradNormOptions { BatchSize = batchSize }, NeedsData: true),
        new(new SnipOptions { BatchSize = batchSize }, NeedsData: true),
        new(new JacobianCovarianceOptions { BatchSize = batchSize }, NeedsData: true),
    ];
}
