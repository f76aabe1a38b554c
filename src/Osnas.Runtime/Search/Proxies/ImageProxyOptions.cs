using Osnas.Options;

namespace Osnas.Search;

/// <summary>The options of a fitness that measures untrained networks on some images.</summary>
public abstract record ImageProxyOptions : FitnessOptions
{
    /// <summary>The key of the number of images in configuration files.</summary>
    internal const string BatchSizeKey = "search_utility.proxy_batch_size";

    private static readonly OptionSet<ImageProxyOptions> Declared = new OptionSet<ImageProxyOptions>().Whole(
        nameof(BatchSize), NumberRange.Whole(2, 4096), options => options.BatchSize,
        (options, value) => options with { BatchSize = value },
        "Images for the measure of an untrained network", flag: null, [BatchSizeKey]);

    /// <summary>The number of images.</summary>
    public int BatchSize { get; init; } = 64;

    /// <inheritdoc/>
    protected internal override OptionSet<FitnessOptions> Declarations => Declared.As<FitnessOptions>();
}
