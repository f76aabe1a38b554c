using System.Text.Json;
using Osnas.LookUpTables;
using Osnas.Options;

namespace Osnas.Experiments;

/// <summary>Says how the run in a folder differs from the one that should go on there, in the words of users.</summary>
internal static class RunDifference
{
    /// <summary>The difference of options; null if there is none.</summary>
    /// <param name="before">The options of the run, in JSON.</param>
    /// <param name="now">Those of now, in JSON.</param>
    /// <param name="declared">Their declarations.</param>
    /// <param name="except">The options that may differ.</param>
    /// <returns>What the folder holds.</returns>
    /// <exception cref="JsonException">The text isn't JSON.</exception>
    public static string? OfOptions(
        string before, string now, IReadOnlyList<OptionDeclaration> declared, IReadOnlyList<string> except)
    {
        if (JsonDifference.Find(before, now, except) is not { } difference)
            return null;
        var (kind, other) = (KindOf(before), KindOf(now));
        return kind != other
            ? $"a {kind}, and this is a {other}"
            : $"another run: {difference.Describe(NameOf(difference.Path, declared))}";
    }

    /// <summary>The difference of spaces and their costs; null if there is none.</summary>
    /// <param name="before">The costs of the run.</param>
    /// <param name="now">Those of now.</param>
    /// <param name="spec">The space of now.</param>
    /// <returns>What the folder holds.</returns>
    public static string? OfTables(IReadOnlyList<TableDocument> before, IReadOnlyList<TableDocument> now, SearchSpaceSpec spec) =>
        before.All(table => table.IsWhole)
            && before.Zip(now).Select(pair => OfTable(pair.First, pair.Second, spec)).FirstOrDefault(text => text is not null) is { } found
            ? $"a run of another space: {found}"
            : null;

    private static string? OfTable(TableDocument before, TableDocument now, SearchSpaceSpec spec)
    {
        if (before.InputSize != now.InputSize)
            return $"its images are {now.InputSize.ShortText} now and were {before.InputSize.ShortText}";
        if (before.Classes != now.Classes)
            return FormattableString.Invariant($"{spec.Name} has {now.Classes} classes now and had {before.Classes}");
        if (before.Rows.Count != now.Rows.Count)
            return spec.RowsPerLayer == 1
                ? FormattableString.Invariant(
                    $"{spec.Name} has {Words.Count(now.Rows.Count, "search layer")} now and had {before.Rows.Count}")
                : FormattableString.Invariant($"{spec.Name} has {spec.RowsInWords} now and had {before.Rows.Count} in all");
        if (before.Rows.Concat(now.Rows).Any(row => row.Count != spec.MicroCfg.Count))
            return FormattableString.Invariant($"{spec.Name} has {now.Rows[0].Count} candidates now and had {before.Rows[0].Count}");
        for (var row = 0; row < now.Rows.Count; row++)
        {
            for (var candidate = 0; candidate < now.Rows[row].Count; candidate++)
            {
                if (before.Rows[row][candidate] != now.Rows[row][candidate])
                    return $"the candidates of {spec.Name} changed, first candidate {candidate} of search layer {spec.LayerOf(row)}, "
                        + $"which has {Cost(now.Rows[row][candidate])} now and had {Cost(before.Rows[row][candidate])}";
            }
        }

        if (before.Base != now.Base)
            return $"the first or last blocks of {spec.Name} changed: they have {Cost(now.Base)} now and had {Cost(before.Base)}";
        return before.Fingerprint == now.Fingerprint
            ? null
            : $"{spec.Name} changed, although no cost did: its fingerprint is {now.Fingerprint} now and was {before.Fingerprint}";

        string Cost(double? value) =>
            value is { } cost && MetricCatalog.Find(now.Metric) is { } metric ? $"{metric.Format(cost)} {metric.Unit}" : "no cost";
    }

    /// <summary>The flag of an option, beside its place in the file.</summary>
    private static string NameOf(string path, IReadOnlyList<OptionDeclaration> declared) =>
        declared.FirstOrDefault(option => option.JsonPath == path) is { Flag: { } flag } ? $"{flag} ({path})" : path;

    private static string KindOf(string options)
    {
        using var document = JsonDocument.Parse(options);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("architecture", out var architecture)
            && architecture.ValueKind == JsonValueKind.Array
            ? "training"
            : "search";
    }
}
