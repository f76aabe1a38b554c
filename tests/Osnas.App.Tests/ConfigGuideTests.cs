using System.Text.RegularExpressions;
using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>The guide to configuration files has each key that there is, and no other.</summary>
public sealed partial class ConfigGuideTests
{
    /// <summary>The key of a test's own search strategy.</summary>
    private const string OwnKey = "search_utility.restarts";

    [Fact]
    public void The_guide_has_all_keys()
    {
        Samples.Load();
        const string Least = "agent:\n  search_space_agent: SPOS\ndataset:\n  dataset_path: x";
        var document = ConfigDocument.Parse("guide", Least, []);
        SearchConfig.Read(document, "name", new());
        var training = ConfigDocument.Parse("guide", Least, []);
        TrainConfig.Read(training, "name", new(), _ => new(Enumerable.Repeat(0, 20)));

        var guide = File.ReadAllText(RepositoryRoot.Combine("docs", "guides", "configuration.md"));
        var told = Key().Matches(guide).Select(match => match.Groups["key"].Value).ToHashSet();

        Assert.Equal(document.Keys.Union(training.Keys).Except([OwnKey]).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`(?<key>[a-z_]+\\.[a-z0-9_]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Key();
}
