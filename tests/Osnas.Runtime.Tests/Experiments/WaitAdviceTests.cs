using Osnas.Experiments;

namespace Osnas.Runtime.Tests;

public sealed class WaitAdviceTests
{
    [Theory]
    [InlineData(60, 6, 2, "waited for images 10% of the time; set --workers above 2")]
    [InlineData(100, 43, 0, "waited for images 43% of the time; set --workers above 0")]
    [InlineData(100, 99, 16, "waited for images 99% of the time; all 16 cores read them")]
    [InlineData(100, 43, null, "waited for images 43% of the time")]
    [InlineData(60, 5, 2, null)]
    [InlineData(59, 59, 2, null)]
    public void A_training_that_waited_a_tenth_of_a_minute_or_more_is_told(int total, int waited, int? workers, string? advice) =>
        Assert.Equal(advice, WaitAdvice.Describe(TimeSpan.FromSeconds(waited), TimeSpan.FromSeconds(total), workers, cores: 16));
}
