using Osnas.Options;
using Osnas.Search;

namespace Osnas.App.Tests;

/// <summary>A search strategy of a user's own, with an option of its own: all that it takes.</summary>
[Searcher("hill-climbing")]
public sealed record HillClimbingOptions : SearcherOptions
{
    private static readonly OptionSet<HillClimbingOptions> Declared = new OptionSet<HillClimbingOptions>().Whole(
        nameof(Restarts), NumberRange.Whole(1, 100), options => options.Restarts, (options, value) => options with { Restarts = value },
        "Random starts", "--restarts", ["search_utility.restarts"]);

    public int Restarts { get; init; } = 2;

    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    public override ISearcher Create(SearcherContext context) => new RandomSearcher(context.Inside, Restarts, context.Seed);
}
