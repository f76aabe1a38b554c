using System.Text.Json;
using Osnas.Criteria;
using Osnas.Experiments;
using Osnas.Options;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.EndToEnd;

/// <summary>Evaluates the same architectures of the budget each time: a strategy of a user's own.</summary>
[Searcher("first-of-the-budget")]
public sealed record FirstOptions : SearcherOptions
{
    private static readonly OptionSet<FirstOptions> Declared = new OptionSet<FirstOptions>().Whole(
        nameof(Count),
        NumberRange.Whole(1, 100),
        options => options.Count,
        (options, value) => options with { Count = value },
        "Architectures");

    public int Count { get; init; } = 3;

    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    public override ISearcher Create(SearcherContext context) => new RandomSearcher(context.Inside, Count, seed: 0);
}

/// <summary>Trains the cheapest path alone: a sampler of a user's own.</summary>
[Sampler("cheapest-alone")]
public sealed record CheapestOptions : SamplerOptions
{
    protected internal override OptionSet<SamplerOptions> Declarations => new();

    public override ISampler Create(BudgetSampler inside) => new SandwichSampler(inside.Budget.Table, randomPaths: 0);
}

/// <summary>Cross entropy by another name: a criterion of a user's own.</summary>
[Criterion("plain")]
public sealed record PlainOptions : CriterionOptions
{
    protected internal override OptionSet<CriterionOptions> Declarations => new();

    public override ICriterion Create() => new CrossEntropy();
}

/// <summary>A search whose strategy, sampler and criterion are a user's own runs, keeps them by name, and is taken up again.</summary>
public sealed class OwnStrategyTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ARunKeepsThemByTheirNames()
    {
        var options = ResumeRun.Options(_folder.Locate("run")) with
        {
            Searcher = new FirstOptions { Count = 4 },
            Sampler = new CheapestOptions(),
            Supernet = new() { Epochs = 1, BatchSize = 16, Criterion = new PlainOptions() },
            Baselines = 0,
        };

        var report = SearchExperiment.Run(options);

        Assert.Equal(4, report.Candidates);
        using var kept = JsonDocument.Parse(File.ReadAllText(Path.Combine(options.Output, RunDirectory.ConfigFile)));
        var root = kept.RootElement;
        Assert.Equal(
            ("first-of-the-budget", 4), (Name(root.GetProperty("searcher")), root.GetProperty("searcher").GetProperty("count").GetInt32()));
        Assert.Equal("cheapest-alone", Name(root.GetProperty("sampler")));
        Assert.Equal("plain", Name(root.GetProperty("supernet").GetProperty("criterion")));

        Assert.Equal(report.Winner.Architecture, SearchExperiment.Run(options).Winner.Architecture);
        var other = Assert.Throws<InvalidDataException>(
            () => SearchExperiment.Run(options with { Searcher = new FirstOptions { Count = 5 } }));
        Assert.Contains("searcher.count is 5 now and was 4", other.Message, StringComparison.Ordinal);

        static string? Name(JsonElement element) => element.GetProperty("name").GetString();
    }
}
