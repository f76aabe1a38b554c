namespace Osnas.Core.Tests;

/// <summary>Every block against OSNASLib's: equal, refused by both, or on the list of deviations.</summary>
public sealed class GoldenBlockTests
{
    private static readonly GoldenBlock[] Entries = GoldenFile.Read<GoldenBlock[]>("blocks.json");

    public static TheoryData<string> Deviations => [.. Deviation.All.Select(deviation => deviation.Reason)];

    [Fact]
    public void Blocks_have_OsnasLibs_parameters_macs_and_shape()
    {
        var compared = Entries.Where(entry => entry.Measure is not null && !IsDeviation(entry)).ToArray();

        Assert.Equal(649, compared.Length);
        Assert.Empty(compared
            .Where(entry => entry.Ours() != entry.Measure)
            .Select(entry => $"{entry}: {entry.Ours()}, not {entry.Measure}"));
    }

    [Fact]
    public void Pools_without_a_kernel_are_refused_by_both()
    {
        var refused = Entries.Where(entry => entry.Measure is null && !IsDeviation(entry)).ToArray();

        Assert.Equal(11, refused.Length);
        Assert.All(refused, entry =>
        {
            Assert.StartsWith("RuntimeError: kernel size should be greater than zero", entry.Error, StringComparison.Ordinal);
            Assert.Null(entry.Ours());
        });
    }

    [Theory]
    [MemberData(nameof(Deviations))]
    public void Deviations_from_OsnasLib_are_listed_and_right(string reason)
    {
        var deviation = Deviation.All.Single(item => item.Reason == reason);
        var entries = Entries.Where(deviation.Applies).ToArray();

        Assert.Equal(deviation.Count, entries.Length);
        Assert.All(entries, entry =>
        {
            Assert.NotEqual(entry.Measure, entry.Ours());
            Assert.Equal(deviation.Expected(entry), entry.Ours());
        });
    }

    private static bool IsDeviation(GoldenBlock entry) => Deviation.All.Any(deviation => deviation.Applies(entry));
}
