namespace Osnas.Search;

/// <summary>How many random architectures a search begins with, where its options leave that open.</summary>
internal static class RandomStarts
{
    /// <summary>No more of the evaluations than one in five is for random architectures.</summary>
    private const int Part = 5;

    /// <summary>The number: a part of the evaluations, within limits.</summary>
    /// <param name="evaluations">The architectures that the search evaluates.</param>
    /// <param name="fewest">The fewest that the searcher can begin with.</param>
    /// <param name="most">As many as a search needs that is long enough for them.</param>
    public static int Of(int evaluations, int fewest, int most) => Math.Clamp(evaluations / Part, fewest, most);
}
