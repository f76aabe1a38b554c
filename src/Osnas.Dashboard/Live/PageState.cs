using Osnas.Report.Page;

namespace Osnas.Dashboard.Live;

/// <summary>The parts of a page at a time.</summary>
/// <param name="Parts">The parts, in order.</param>
internal sealed record PageState(IReadOnlyList<RenderedPart> Parts)
{
    private readonly string[] _marks = [.. Parts.Select(Mark)];

    /// <summary>
    /// Tells this state from others: the id and the digest of each part. A browser that comes back, even to a server that was started
    /// again, gives it to get what changed since.
    /// </summary>
    public string Token => string.Join(' ', _marks);

    /// <summary>The parts that are other than in an earlier state.</summary>
    /// <param name="token">The token of that state; empty for none.</param>
    public IReadOnlyList<RenderedPart> Since(string token)
    {
        var known = token.Split(' ').ToHashSet(StringComparer.Ordinal);
        return [.. Parts.Where((_, index) => !known.Contains(_marks[index]))];
    }

    private static string Mark(RenderedPart part) => $"{part.Id}:{TextDigest.Of(part.Html)}";
}
