using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>What a winner is compared with: each architecture once, whatever is asked for.</summary>
public sealed class ComparedArchitectureTests
{
    private static readonly BaseLookUpTable Table = TinySpace.LookUpTable.Create();

    private static int Count => (int)TinySpace.Spec.ArchitectureCount;

    [Fact]
    public void More_random_ones_than_there_are_take_each_once()
    {
        var inside = Budgets.Sampler(Table);
        foreach (var winner in All())
        {
            var compared = ComparedArchitecture.Choose([winner], inside, baselines: 500, seed: 1);

            Assert.Equal(Count, compared.Count);
            Assert.Equal(Count, compared.Select(one => one.Architecture).Distinct().Count());
            Assert.Equal((winner, SearchExperiment.Winner), (compared[0].Architecture, compared[0].Parts[0]));
            Assert.DoesNotContain(compared[0].Parts, NetworkNames.IsRandom);
            Assert.Equal(Count - 1, compared.SelectMany(one => one.Parts).Count(NetworkNames.IsRandom));
            Assert.Equal(Count - 1, ComparedArchitecture.CountIfFewer(inside, 500));
        }
    }

    [Fact]
    public void One_architecture_may_have_several_parts()
    {
        var statistics = Table.GetStatistics(InfoMetric.Flops);
        var compared = ComparedArchitecture.Choose([statistics.Cheapest], Budgets.Sampler(Table), baselines: 1, seed: 1);

        Assert.Equal(["winner", "cheapest"], compared[0].Parts);
        Assert.Equal("most expensive", compared[1].Parts[0]);
        Assert.InRange(compared.Count, 2, 3);
    }

    [Fact]
    public void Without_random_ones_the_winner_is_alone()
    {
        var cheapest = Table.GetStatistics(InfoMetric.Flops).Cheapest;

        var compared = Assert.Single(ComparedArchitecture.Choose([cheapest], Budgets.Sampler(Table), baselines: 0, seed: 1));

        Assert.Equal(cheapest, compared.Architecture);
        Assert.Equal(["winner"], compared.Parts);
    }

    [Fact]
    public void The_budget_bounds_the_random_ones()
    {
        var budget = Budgets.Range(Table, InfoMetric.Flops, 0, 0.4);
        var inside = Budgets.Sampler(Table, budget);
        var met = All().Where(inside.Budget.IsMetBy).ToHashSet();
        var winner = met.Last();
        var random =
            ComparedArchitecture.Choose([winner], inside, baselines: 500, seed: 1).Where(one => one.Parts.Any(NetworkNames.IsRandom))
            .Select(one => one.Architecture);

        Assert.InRange(met.Count, 2, Count - 1);
        Assert.True(met.Except([winner]).ToHashSet().SetEquals(random));
        Assert.Equal(met.Count - 1, ComparedArchitecture.CountIfFewer(inside, 500));
        Assert.Null(ComparedArchitecture.CountIfFewer(inside, met.Count - 1));
    }

    /// <summary>Two constraints together leave fewer than each.</summary>
    [Fact]
    public void Several_constraints_are_counted_together()
    {
        var inside =
            Budgets.Sampler(Table, Budgets.Range(Table, InfoMetric.Flops, 0.1, 0.8), Budgets.Range(Table, InfoMetric.Params, 0, 0.6));

        Assert.Equal(All().Count(inside.Budget.IsMetBy) - 1, ComparedArchitecture.CountIfFewer(inside, 500));
    }

    [Fact]
    public void The_first_ones_are_the_same_for_any_number()
    {
        foreach (var table in (BaseLookUpTable[])[Table, Budgets.FBNetS])
        {
            var inside = Budgets.Sampler(table);
            var best = table.Spec.Normalize(inside.Sample(new(1)));
            var few = Random(ComparedArchitecture.Choose([best], inside, 3, seed: 5));
            var many = Random(ComparedArchitecture.Choose([best], inside, 9, seed: 5));

            Assert.Equal(3, few.Count);
            Assert.Equal(9, many.Count);
            Assert.All(few, entry => Assert.Equal(entry.Value, many[entry.Key]));
            Assert.DoesNotContain(best, many.Values);
        }

        Assert.Null(ComparedArchitecture.CountIfFewer(Budgets.Sampler(Budgets.FBNetS), 1000));

        static Dictionary<string, Architecture> Random(IEnumerable<ComparedArchitecture> compared) => compared
            .SelectMany(one => one.Parts.Where(NetworkNames.IsRandom).Select(part => (part, one.Architecture)))
            .ToDictionary(entry => entry.part, entry => entry.Architecture);
    }

    [Fact]
    public void Finalists_come_last_and_each_architecture_once()
    {
        var inside = Budgets.Sampler(Table);
        var cheapest = Table.GetStatistics(InfoMetric.Flops).Cheapest;
        Architecture[] others = [.. All().Where(one => !one.Equals(cheapest)).TakeLast(2)];
        var compared = ComparedArchitecture.Choose([others[0], cheapest, others[1]], inside, baselines: 0, seed: 1);
        Assert.Equal(["winner", "finalist 2", "finalist 3"], compared.Select(one => Assert.Single(one.Parts)));
        Assert.Equal([others[0], cheapest, others[1]], compared.Select(one => one.Architecture));

        var both = ComparedArchitecture.Choose([others[0], cheapest, others[1]], inside, baselines: 1, seed: 1);
        Assert.Equal(["cheapest", "finalist 2"], both.Single(one => one.Architecture.Equals(cheapest)).Parts);
    }

    [Fact]
    public void Finalists_are_the_fittest_that_meet_the_budget_with_the_winner_first()
    {
        var budget = Budgets.Range(Table, InfoMetric.Flops, 0, 0.4);
        var inside = Budgets.Sampler(Table, budget).Budget;
        Evaluation[] all = [.. All().Select((architecture, index) => new Evaluation(architecture, index % 7))];
        Evaluation[] met = [.. all.Where(one => inside.IsMetBy(one.Architecture)).OrderByDescending(one => one.Fitness)];
        var found = ComparedArchitecture.FindFinalists(new(met[0], all), inside, 3);
        Assert.Equal(met.Take(3).Select(one => one.Architecture), found);
        Assert.Equal(met.Length, ComparedArchitecture.FindFinalists(new(met[0], [.. all, .. all]), inside, 1000).Count);
        Assert.Equal([met[2].Architecture], ComparedArchitecture.FindFinalists(new(met[2], all), inside, 1));
    }

    [Theory]
    [InlineData("random 12", 12, 0)]
    [InlineData("random 3 #2", 3, 0)]
    [InlineData("random", 0, 0)]
    [InlineData("winner", 0, 0)]
    [InlineData("finalist 2", 0, 2)]
    [InlineData("finalist 4 #3", 0, 4)]
    [InlineData("most expensive", 0, 0)]
    public void Random_ones_and_finalists_have_numbers(string part, int random, int finalist)
    {
        Assert.Equal(random, NetworkNames.RandomNumberOf(part));
        Assert.Equal(finalist, NetworkNames.FinalistNumberOf(part));
    }

    private static IReadOnlyList<Architecture> All() => Budgets.Sampler(Table).TryList(1000)!;
}
