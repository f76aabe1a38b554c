using System.Globalization;
using System.Text.Json.Serialization;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>The evaluations of a search on shares of the validation images.</summary>
/// <param name="Architectures">The number of architectures that were evaluated only on a share. They are not among the
/// candidates.</param>
/// <param name="Images">The number of evaluated validation images, including those of the candidates.</param>
/// <param name="Evaluations">The same number as a multiple of all validation images.</param>
public sealed record PartialDocument(int Architectures, long Images, double Evaluations)
{
    /// <summary>The numbers in words.</summary>
    [JsonIgnore]
    internal string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{Words.Count(Architectures, "other architecture")} judged on a part of the validation images; in all, "
        + $"{NumberText.Exact(Images)} images were judged, which costs {Evaluations:0.0} evaluations");

    /// <summary>That of a search; null if every candidate was judged on all images at once.</summary>
    internal static PartialDocument? Of(SearchResult result, long images) => result.Cost == result.Candidates.Count && result.Partial == 0
        ? null
        : new(result.Partial, (long)Math.Round(result.Cost * images), result.Cost);
}
