using Osnas.Options;

namespace Osnas.Search;

/// <summary>The options that several proxies have.</summary>
internal static class ProxyOptionSets
{
    /// <summary>The images of a batch, unless another number is asked for.</summary>
    public const int DefaultBatchSize = 64;

    private static readonly NumberRange Range = NumberRange.Whole(2, 4096);

    /// <summary>Adds the number of images.</summary>
    public static OptionSet<TOptions> ProxyBatchSize<TOptions>(
        this OptionSet<TOptions> declared, Func<TOptions, int> get, Func<TOptions, int, TOptions> set)
        where TOptions : class =>
        declared.Whole(
            "BatchSize", Range, get, set, "Images that a proxy measures untrained networks on", flag: null,
            ["search_utility.proxy_batch_size"]);
}
