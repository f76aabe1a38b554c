namespace Osnas.Cluster.Tests.Hosting;

/// <summary>A coordinator knows whether somebody will ask again.</summary>
public sealed class StatusWatchTests
{
    [Fact]
    public void Who_asked_lately_watches()
    {
        var clock = new ManualClock();
        var watch = new StatusWatch(clock);
        Assert.False(watch.IsOn);
        watch.Ask();
        clock.Advance(3);
        Assert.True(watch.IsOn);
        clock.Advance(1);
        Assert.False(watch.IsOn);
    }
}
