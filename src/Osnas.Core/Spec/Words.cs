namespace Osnas;

/// <summary>The words of messages.</summary>
internal static class Words
{
    /// <summary>A number of things, as in <c>1 layer</c> or <c>3 layers</c>.</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : FormattableString.Invariant($"{number} {noun}s");
}
