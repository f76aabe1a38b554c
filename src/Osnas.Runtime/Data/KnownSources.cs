namespace Osnas.Data;

/// <summary>The sources that data can be loaded from.</summary>
internal static class KnownSources
{
    /// <summary>The name of Fashion-MNIST.</summary>
    public const string FashionMnist = "fashion-mnist";

    /// <summary>All of them, for messages and help.</summary>
    public static string InWords
    {
        get
        {
            string[] all = [FashionMnist, .. DataFormat.All.Where(format => format != DataFormat.Any).Select(format => format.InWords)];
            return $"{string.Join(", ", all[..^1])}, or {all[^1]}";
        }
    }
}
