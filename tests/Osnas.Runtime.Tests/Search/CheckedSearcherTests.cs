using Osnas.Criteria;
using Osnas.Options;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class CheckedSearcherTests
{
    [Fact]
    public void An_architecture_that_exceeds_the_budget_is_refused()
    {
        var budget = Budgets.Sampler(Budgets.Tiny, Budgets.Range(Budgets.Tiny, InfoMetric.Flops, 0, 0.5)).Budget;
        var all = Budgets.Sampler(Budgets.Tiny).TryList(100)!;
        Architecture inside = all.First(budget.IsMetBy), outside = all.First(architecture => !budget.IsMetBy(architecture));
        var searcher = new CheckedSearcher(new FixedSearcher(inside, outside), "climber", budget);

        Assert.StartsWith(
            $"The search strategy climber asks for {outside}, which doesn't meet the budget, {budget}.",
            Assert.Throws<InvalidOperationException>(() => searcher.Ask()).Message,
            StringComparison.Ordinal);
        Assert.Equal([inside], new CheckedSearcher(new FixedSearcher(inside), "climber", budget).Ask());
    }

    [Fact]
    public void A_strategy_that_asks_for_too_much_is_named()
    {
        var sampler = Budgets.Sampler(Budgets.Tiny);
        var searcher = new CheckedSearcher(new Endless(sampler.TryList(100)!.Take(2).ToArray()), "climber", sampler.Budget);

        Assert.StartsWith(
            "The search strategy climber asks for 2 architectures, but its Evaluations are 1.",
            Assert.Throws<InvalidOperationException>(
                () => SearchRun.Run(searcher, new SyntheticFitness(Budgets.Tiny.ModelCfgShape, 1))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_strategy_that_creates_no_searcher_is_named() =>
        Assert.StartsWith(
            "Create of the search strategy climber returned null.",
            Assert.Throws<InvalidOperationException>(
                () => new CheckedSearcher(null, "climber", Budgets.Sampler(Budgets.Tiny).Budget)).Message,
            StringComparison.Ordinal);

    /// <summary>What a command line or a file can't have is told with the class that declares it.</summary>
    [Fact]
    public void Options_that_can_not_be_declared_name_their_class()
    {
        AssertRefused(declared => null!, "Declarations is null");
        AssertRefused(declared => declared.Text("Name", "text", _ => null, (options, _) => options), "declares an option Name");
        AssertRefused(declared => declared.Text("Other", "text", _ => null, (options, _) => options, "", "its"), "declares the flag 'its'");
        AssertRefused(
            declared => declared.Text("Other", "text", _ => null, (options, _) => options, "", "--its own"), "the flag '--its own'");

        static void AssertRefused(Func<OptionSet<CriterionOptions>, OptionSet<CriterionOptions>> declare, string fault)
        {
            var registry = new NamedOptionsRegistry<CriterionOptions>("criterion");
            registry.Register("faulty", () => new FaultyOptions(declare(new())));
            var message = Assert.Throws<InvalidOperationException>(() => registry.Get("faulty")).Message;

            Assert.StartsWith(typeof(FaultyOptions).FullName!, message, StringComparison.Ordinal);
            Assert.Contains(fault, message, StringComparison.Ordinal);
        }
    }

    private sealed class Endless(IReadOnlyList<Architecture> asked) : ISearcher
    {
        public int Evaluations => 1;

        public IReadOnlyList<Architecture> Ask() => asked;

        public void Tell(IReadOnlyList<Evaluation> evaluations)
        {
        }
    }

    private sealed record FaultyOptions(OptionSet<CriterionOptions> Faulty) : CriterionOptions
    {
        protected internal override OptionSet<CriterionOptions> Declarations => Faulty;

        public override ICriterion Create() => throw new NotSupportedException();
    }
}
