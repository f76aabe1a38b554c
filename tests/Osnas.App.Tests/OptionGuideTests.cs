using System.Text.RegularExpressions;
using Osnas.Experiments;
using Osnas.Options;

namespace Osnas.App.Tests;

/// <summary>The tables of docs/guides/options.md; UPDATE_SNAPSHOTS=1 writes them from the declarations.</summary>
public sealed partial class OptionGuideTests
{
    private const string OwnStrategy = "hill-climbing";

    private const string Columns = "| property | default | flag | key | |\n|---|---|---|---|---|\n";

    [Fact]
    public void The_guide_has_all_options_with_their_defaults()
    {
        Samples.Load();
        var path = RepositoryRoot.Combine("docs", "guides", "options.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var tables = new Dictionary<string, string>
        {
            [nameof(SearchOptions)] = Tables(SearchOptions.Declared.WithDefaults(new())),
            [nameof(TrainOptions)] = Tables(TrainOptions.Declared.WithDefaults(new())),
        };

        var expected = Section().Replace(text, match => match.Groups["head"].Value + tables[match.Groups["type"].Value]);

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, expected);
        else
            Assert.Equal(expected, text);
        Assert.Equal(tables.Keys, Section().Matches(text).Select(match => match.Groups["type"].Value));
    }

    /// <summary>
    /// A table of the record's own options, then one for each property that is a record, and for each part that is chosen by name.
    /// </summary>
    private static string Tables(IEnumerable<OptionDefault> options)
    {
        var rows = new List<(string Heading, string Row)>();
        var chooser = string.Empty;
        foreach (var each in options.Where(each => each.Option.Scope != OwnStrategy))
        {
            if (!each.Option.IsOfChoice)
                chooser = each.Option.Name;
            rows.Add((Heading(each.Option, chooser), Row(each)));
        }

        return string.Concat(rows.GroupBy(row => row.Heading, row => row.Row).OrderBy(group => group.Key.Length > 0)
            .Select(group => (group.Key.Length > 0 ? $"\n### {group.Key}\n\n" : string.Empty) + Columns + string.Concat(group)));
    }

    private static string Heading(OptionDeclaration option, string chooser)
    {
        if (option.IsOfChoice)
            return $"{chooser} {option.Scope}";
        var dot = option.Name.LastIndexOf('.');
        return dot < 0 ? string.Empty : option.Name[..dot];
    }

    private static string Row(OptionDefault each)
    {
        var option = each.Option;
        var told = ToldDefault().Match(option.Description);
        var value = (option.IsSwitch, each.Value) switch
        {
            _ when told.Success => told.Groups["default"].Value,
            (true, "True") => "on",
            (true, _) => "off",
            (_, null or "") => string.Empty,
            var (_, text) => $"`{text}`",
        };
        var description = ToldDefault().Replace(option.Description, string.Empty);
        Assert.NotEmpty(description);
        if (Choices(option) is { Length: > 0 } choices)
            description += $" ({string.Join(", ", choices.Select(Code))})";
        return $"| `{option.Name}` | {value} | {(option.Flag is null ? string.Empty : Code(option.Flag))} | "
            + $"{string.Join(", ", option.Keys.Select(Code))} | {description.Replace("|", "\\|", StringComparison.Ordinal)} |\n";
    }

    private static string Code(string text) => $"`{text}`";

    /// <summary>The names to choose from, without those that depend on the program.</summary>
    private static string[] Choices(OptionDeclaration option) =>
        option.Name == nameof(SearchOptions.Space) ? [] : [.. option.Choices.Where(name => name != OwnStrategy)];

    [GeneratedRegex(@" \[default: (?<default>[^\]]*)\]$", RegexOptions.ExplicitCapture)]
    private static partial Regex ToldDefault();

    [GeneratedRegex(@"(?<head>^## (?<type>\w+Options)\n\n[^|#]*)[^\0]*?(?=^## |\z)", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Section();
}
