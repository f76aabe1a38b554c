using System.CommandLine;
using Osnas.Experiments;
using Osnas.LookUpTables;
using Osnas.Options;

namespace Osnas.App;

/// <summary>The options of a search. One that isn't given leaves the default, or the configuration, as it is.</summary>
/// <param name="defaults">The defaults.</param>
internal sealed class SearchSettings(SearchOptions defaults)
{
    private readonly ConfigSettings _config = new();
    private readonly FlagSettings _flags = new(SearchConfig.Flags(defaults));
    private readonly Option<string?> _from = Settings.Text(
        "--from", "Repeat the search of a run in a new folder, with its options; other options override them", "folder");
    private readonly Option<ConstraintCfg[]> _budget = Settings.CreateMany(
        "--budget",
        "A limit on the cost of the architecture, such as \"flops<=400k\", \"params>=1.5M\" or \"latency<=5ms\", in quotes, because shells "
        + "redirect at < and >; 5M is flops<=5M; counts in k, M, G or T, times in us, ms or s; may be repeated "
        + $"[default: {DescribeBudget(defaults)}]",
        "budget",
        BudgetWord.Parse);

    /// <summary>The flags, among which are those of classes that the program registers by name.</summary>
    public FlagSettings Flags => _flags;

    public IEnumerable<Option> Options => [_from, .. _config.Options, .. _flags.Options.SelectMany(Behind)];

    public SearchOptions Read(ParseResult result, Terminal terminal)
    {
        var from = result.GetValue(_from);
        if (from is not null)
            _config.Refuse(result, _from.Name);
        return _config.Read(
            result,
            [.. _flags.Read(result), .. Budget(result)],
            (document, name) =>
                from is null ? SearchConfig.Read(document, name, defaults) : SearchConfig.Repeat(document, from, defaults),
            terminal);
    }

    /// <summary>Budgets are told behind the strategy.</summary>
    private IEnumerable<Option> Behind(Option option) => option.Name == "--latency" ? [_budget, option] : [option];

    private IEnumerable<GivenValue> Budget(ParseResult result) => result.GetResult(_budget) is { Tokens: { Count: > 0 } tokens }
        ? [new(_budget.Name, [.. tokens.Select(token => token.Value)], _budget.Name)]
        : [];

    private static string DescribeBudget(SearchOptions options) =>
        options.Budget is { } budget ? string.Join(", ", budget.Select(ConstraintText.Format)) : "that of the space";
}
