using Osnas.Search;

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
    public const string Search = SearchStep.SearchPhase;

    /// <summary>The choice of what a search begins with, if it isn't random.</summary>
    public const string Start = "start";

    /// <summary>The architecture generator of a search.</summary>
    public const string Generator = "generator";

    /// <summary>What the name of a file of weights ends in.</summary>
    public const string WeightsExtension = ".dat";

    private const string RandomPrefix = "random ";
    private const string FinalistPrefix = "finalist ";
    private const string RepeatMark = " #";

    /// <summary>
    /// Whether a text can be the name of a network: letters, digits, spaces and '#'. Its files are then inside the folder that they
    /// are meant for.
    /// </summary>
    public static bool IsName(string text) =>
        text.Length > 0 && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is ' ' or '#');

    /// <summary>What files and folders of a network are called.</summary>
    public static string FileName(string network) => network.Replace(' ', '-');

    /// <summary>The name of the file of a network's weights.</summary>
    public static string WeightsFile(string network) => FileName(network) + WeightsExtension;

    /// <summary>The network of a file of weights.</summary>
    /// <param name="file">The file, in any folder.</param>
    public static string OfWeightsFile(string file) => Path.GetFileNameWithoutExtension(file).Replace('-', ' ');

    /// <summary>A random network that a winner is compared with.</summary>
    /// <param name="number">Its number, from 1.</param>
    public static string Random(int number) => $"{RandomPrefix}{number}";

    /// <summary>Whether a name is that of a random network.</summary>
    public static bool IsRandom(string name) => name.StartsWith(RandomPrefix, StringComparison.Ordinal);

    /// <summary>The number of a random network, from its name; 0 of another name.</summary>
    public static int RandomNumberOf(string name) => NumberOf(name, RandomPrefix);

    /// <summary>One of the best candidates of a search, which is trained beside the winner.</summary>
    /// <param name="number">Its rank in the search, from 2: the winner is the first.</param>
    public static string Finalist(int number) => $"{FinalistPrefix}{number}";

    /// <summary>Whether a name is that of a finalist.</summary>
    public static bool IsFinalist(string name) => name.StartsWith(FinalistPrefix, StringComparison.Ordinal);

    /// <summary>The rank of a finalist, from its name; 0 of another name.</summary>
    public static int FinalistNumberOf(string name) => NumberOf(name, FinalistPrefix);

    /// <summary>A training of a network that is trained several times; the first has the name of the network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="number">The number of the training, from 1.</param>
    public static string Repeat(string network, int number) => number == 1 ? network : $"{network}{RepeatMark}{number}";

    /// <summary>The network that is trained, from the name of one of its trainings.</summary>
    public static string WithoutRepeat(string name) => name.Split(RepeatMark)[0];

    /// <summary>The number of a training, from its name.</summary>
    public static int RepeatOf(string name) =>
        name.Split(RepeatMark) is [_, var digits] && int.TryParse(digits, out var number) ? number : 1;

    private static int NumberOf(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(WithoutRepeat(name).AsSpan(prefix.Length), out var number)
            ? number
            : 0;
}
