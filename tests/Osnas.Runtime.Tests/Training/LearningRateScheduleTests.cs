using Osnas.Training;

namespace Osnas.Runtime.Tests;

public sealed class LearningRateScheduleTests
{
    private const int StepsOfEpoch = 5;
    private static readonly TrainingOptions Options = new() { Epochs = 10, LearningRate = 0.4 };

    /// <summary>Half a cosine over the 40 steps that follow 10 of warm-up.</summary>
    [Theory]
    [InlineData(0, 0.04)]
    [InlineData(4, 0.2)]
    [InlineData(9, 0.4)]
    [InlineData(10, 0.4)]
    [InlineData(20, 0.3414213562373095)]
    [InlineData(30, 0.2)]
    [InlineData(49, 0.000616533253374)]
    public void A_cosine_after_a_warm_up(int step, double expected) =>
        Assert.Equal(expected, At(Options with { WarmupEpochs = 2 }, step), 1e-12);

    [Theory]
    [InlineData(0, 0.4)]
    [InlineData(25, 0.25)]
    [InlineData(50, 0.1)]
    public void A_cosine_ends_at_its_minimum(int step, double expected) =>
        Assert.Equal(expected, At(Options with { MinLearningRate = 0.1 }, step), 1e-12);

    [Theory]
    [InlineData(0, 0.4)]
    [InlineData(14, 0.4)]
    [InlineData(15, 0.2)]
    [InlineData(29, 0.2)]
    [InlineData(30, 0.1)]
    [InlineData(49, 0.05)]
    public void A_factor_every_few_epochs(int step, double expected) =>
        Assert.Equal(expected, At(Options with { Schedule = ScheduleKind.Step, ScheduleEpochs = 3, ScheduleFactor = 0.5 }, step), 1e-12);

    [Fact]
    public void A_rate_that_stays() =>
        Assert.All(Enumerable.Range(0, 50), step => Assert.Equal(0.4, At(Options with { Schedule = ScheduleKind.Constant }, step)));

    private static double At(TrainingOptions options, int step) => new LearningRateSchedule(options, StepsOfEpoch).At(step);
}
