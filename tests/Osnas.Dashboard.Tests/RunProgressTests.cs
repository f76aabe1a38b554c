using Osnas.Dashboard.Pages;
using Osnas.Experiments;

namespace Osnas.Dashboard.Tests;

/// <summary>How far a run is, in words.</summary>
public sealed class RunProgressTests
{
    /// <summary>Prevents: 28 % for 29 of 100, because 29 / 100 has no exact binary number.</summary>
    [Theory]
    [InlineData(0, 100, "0 %", "search: 0 % done")]
    [InlineData(29, 100, "29 %", "search: 20 % done")]
    [InlineData(57, 100, "57 %", "search: 50 % done")]
    [InlineData(58, 100, "58 %", "search: 50 % done")]
    [InlineData(999, 1000, "99 %", "search: 90 % done")]
    [InlineData(3, 10, "30 %", "search: 30 % done")]
    [InlineData(12, 10, "100 %", "search: 100 % done")]
    [InlineData(0, 0, "0 %", "search: 0 % done")]
    public void Is_rounded_down(double done, double total, string percent, string told)
    {
        var run = new RunSummary("run", RunState.Running, DateTimeOffset.UnixEpoch);
        var progress = RunProgress.Create(run, new([new("search", 1, "candidates", done, total)], DateTimeOffset.UnixEpoch))!;

        Assert.Equal((percent, told), (progress.Percent, progress.Told));
    }
}
