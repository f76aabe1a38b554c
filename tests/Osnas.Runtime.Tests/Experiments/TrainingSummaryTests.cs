using Osnas.Experiments;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

public sealed class TrainingSummaryTests
{
    [Fact]
    public void What_is_usual_is_not_told() => Assert.Empty(TrainingSummary.Describe(new TrainingOptions()));

    [Fact]
    public void What_is_alike_is_told_once() => Assert.Equal(
        ["precision bf16", "parts     4 of a batch"],
        TrainingSummary.Describe(new TrainingOptions { Precision = NumericPrecision.Bf16, Accumulate = 4 }));

    [Fact]
    public void What_differs_is_told_of_both() => Assert.Equal(
        ["precision fp32 for the supernet, bf16 for the winner", "parts     2 of a batch for the supernet, 1 for the winner"],
        TrainingSummary.Describe(new() { Accumulate = 2 }, new() { Precision = NumericPrecision.Bf16 }));
}
