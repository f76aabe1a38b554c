using Osnas.Training;

namespace Osnas.Cluster.Tests;

/// <summary>How far the status says that a run is.</summary>
public sealed class RunProgressTests
{
    [Fact]
    public void Networks_that_are_trained_at_a_time_have_a_pace_each()
    {
        var clock = new ManualClock();
        var progress = new RunProgress(clock);
        for (var epoch = 1; epoch <= 2; epoch++)
        {
            foreach (var network in (string[])["winner", "cheapest"])
            {
                clock.Advance(10);
                progress.Trained(network, new TrainingStep(epoch, 4, 100, 100, 1, 0.5, 0.1));
            }
        }

        Assert.Equal(("cheapest: epoch 2 of 4", TimeSpan.FromSeconds(40)), (progress.Phase, progress.Left));
    }
}
