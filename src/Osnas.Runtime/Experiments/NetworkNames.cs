namespace Osnas.Experiments;

/// <summary>The names of the networks of a run in histories, reports and files.</summary>
internal static class NetworkNames
{
    /// <summary>The supernet of a search.</summary>
    public const string Supernet = "supernet";

    /// <summary>The winner of a search.</summary>
    public const string Winner = "winner";

    /// <summary>The cheapest network of the space.</summary>
    public const string Cheapest = "cheapest";

    /// <summary>The most expensive network of the space.</summary>
    public const string MostExpensive = "most expensive";

    /// <summary>The network of a training without a search.</summary>
    public const string Model = "model";

    /// <summary>The search itself, beside the networks that are trained.</summary>
    public const string Search = "search";

    /// <summary>The architecture generator of a search.</summary>
    public const string Generator = "generator";

    private const string RandomPrefix = "random ";

    /// <summary>A random network that a winner is compared with.</summary>
    /// <param name="number">Its number, from 1.</param>
    public static string Random(int number) => $"{RandomPrefix}{number}";

    /// <summary>Whether a name is that of a random network.</summary>
    public static bool IsRandom(string name) => name.StartsWith(RandomPrefix, StringComparison.Ordinal);

    /// <summary>The number of a random network, from its name; 0 of another name.</summary>
    public static int NumberOf(string name) =>
        IsRandom(name) && int.TryParse(name.AsSpan(RandomPrefix.Length), out var number) ? number : 0;
}
