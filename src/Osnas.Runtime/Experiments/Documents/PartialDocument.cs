using System.Globalization;
using System.Text.Json.Serialization;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>The evaluations on shares of the validation images, and their total cost with that of the candidates.</summary>
/// <param name="Architectures">Architectures that were judged on a share alone. They aren't candidates.</param>
/// <param name="Images">Validation images that were judged, those of the candidates among them.</param>
/// <param name="Evaluations">The same, in evaluations on all validation images.</param>
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
