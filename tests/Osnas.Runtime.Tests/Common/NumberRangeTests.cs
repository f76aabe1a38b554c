using System.Globalization;

namespace Osnas.Runtime.Tests;

public sealed class NumberRangeTests
{
    private static readonly NumberRange Batch = NumberRange.Whole(2, 1_000_000);

    [Theory]
    [InlineData("2", 2)]
    [InlineData("+64", 64)]
    [InlineData("1_000", 1000)]
    [InlineData("1e3", 1000)]
    [InlineData("64.0", 64)]
    [InlineData(" 64 ", 64)]
    [InlineData("010", 10)]
    public void A_number_is_read_in_all_its_plain_forms(string text, double expected)
    {
        Assert.True(Batch.TryRead(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("-1", "")]
    [InlineData("0", "")]
    [InlineData("1", "")]
    [InlineData("2.5", "")]
    [InlineData("NaN", "")]
    [InlineData("Infinity", "")]
    [InlineData("∞", "")]
    [InlineData("1e308", "")]
    [InlineData("1e400", "")]
    [InlineData("2147483648", "")]
    [InlineData("9223372036854775808", "")]
    [InlineData("99999999999999999999999999999999", "")]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("_1", "")]
    [InlineData("1__0", "")]
    [InlineData("1_", "")]
    [InlineData("1,000", "")]
    [InlineData("ten", "")]
    [InlineData("6 4", "")]
    [InlineData("0x10", "did you mean 16? ")]
    [InlineData("1,000,000", "did you mean 1000000? ")]
    [InlineData("1 000", "did you mean 1000? ")]
    [InlineData("1'000", "did you mean 1000? ")]
    [InlineData("10k", "did you mean 10000? ")]
    [InlineData("٣", "did you mean 3? ")]
    [InlineData("６４", "did you mean 64? ")]
    public void What_is_no_number_of_the_range_says_what_is(string text, string meant)
    {
        Assert.False(Batch.TryRead(text, out _));
        Assert.Equal($"--batch-size is '{text}'; {meant}write a whole number from 2 to 1000000", Batch.Describe("--batch-size", text));
    }

    [Fact]
    public void Ends_that_dont_belong_to_a_range_say_so()
    {
        Assert.Equal("a number above 0 and at most 1", $"{NumberRange.Above(0, 1)}");
        Assert.Equal("a number from 0 to below 1", $"{NumberRange.Below(0, 1)}");
        Assert.Equal("a number from 0.01 to 1", $"{NumberRange.From(0.01, 1)}");
        Assert.Equal(
            (false, true, true, false),
            (NumberRange.Above(0, 1).Contains(0), NumberRange.Above(0, 1).Contains(1), NumberRange.Below(0, 1).Contains(0),
                NumberRange.Below(0, 1).Contains(1)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-0.1)]
    [InlineData(1e308)]
    public void Code_gets_the_same_words(double learningRate)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(new TrainingOptionsOf(learningRate).Check);

        Assert.StartsWith(
            $"LearningRate is {(Math.Abs(learningRate) < 1 ? "-0.1" : learningRate.ToString("R", CultureInfo.InvariantCulture))}; "
                + "write a number above 0 and at most 1E+30.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void No_long_text_is_repeated_and_no_control_character()
    {
        Assert.StartsWith($"x is '{new string('a', 60)}...'; ", Batch.Describe("x", new('a', 100_000)), StringComparison.Ordinal);
        Assert.StartsWith("x is '?[31m'; ", Batch.Describe("x", "\u001b[31m"), StringComparison.Ordinal);
    }

    private sealed record TrainingOptionsOf(double LearningRate)
    {
        public void Check() => new Training.TrainingOptions { LearningRate = LearningRate }.Check();
    }
}
