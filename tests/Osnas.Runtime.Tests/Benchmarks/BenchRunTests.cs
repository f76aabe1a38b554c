using Osnas.Benchmarks;

namespace Osnas.Runtime.Tests;

/// <summary>What benchmarks keep of their parts, and the words of scaling laws.</summary>
public sealed class BenchRunTests
{
    private static readonly string[] Order = ["first", "second", "scaling"];

    [Fact]
    public void A_part_that_is_measured_again_replaces_only_what_it_measured_before()
    {
        var run = new BenchRun("Costs", [])
            .With(Part("second", day: 1), Order)
            .With(Part("first", day: 2), Order)
            .With(Part("second", day: 3), Order)
            .With(Part("a part of long ago", day: 4), Order);
        Assert.Equal([("first", 2), ("second", 3)], run.Parts.Select(part => (part.Name, part.Measured.Day)));
    }

    /// <summary>
    /// The logarithms of the values are 0, 1 and 2, but for the one in the middle, which is log 1.331 = 3 log 1.1 more. Least squares
    /// raise the line by a third of that: the fit is 1.1 n.
    /// </summary>
    [Fact]
    public void A_law_says_its_exponent_and_the_largest_deviation() => Assert.Equal(
        "steps, by layers: n^1.00 for n from 1 to 100, 1.00 to 100 ms (largest deviation 21 %)",
        LawText.Describe(new("steps", "layers", "ms", [1, 10, 100], [1, 13.31, 100])));

    [Fact]
    public void A_law_of_the_root_has_no_deviation() => Assert.Equal(
        "steps, by threads: n^-0.50 for n from 1 to 16, 8.00 to 2.00 s (largest deviation 0 %)",
        LawText.Describe(new("steps", "threads", "s", [1, 4, 16], [8, 4, 2])));

    [Fact]
    public void One_size_gives_no_exponent() => Assert.Equal(
        "steps, by threads: there is only one size on this machine, 1.",
        LawText.Describe(new("steps", "threads", "s", [1], [8])));

    private static BenchPart Part(string name, int day) => new(name, new(2026, 11, day, 0, 0, 0, TimeSpan.Zero), [], []);
}
