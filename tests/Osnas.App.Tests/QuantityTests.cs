namespace Osnas.App.Tests;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.0000314159, "3.14E-05")]
    [InlineData(0.00125, "0.00125")]
    [InlineData(0.012, "0.01")]
    [InlineData(2.5, "2.5")]
    [InlineData(999.4, "999")]
    [InlineData(999.5, "1.00k")]
    [InlineData(9994, "9.99k")]
    [InlineData(9995, "10.0k")]
    [InlineData(99_949, "99.9k")]
    [InlineData(99_950, "100k")]
    [InlineData(999_499, "999k")]
    [InlineData(999_500, "1.00M")]
    [InlineData(131_862_528, "132M")]
    [InlineData(1.97e9, "1.97G")]
    [InlineData(4e15, "4000T")]
    public void Short_has_three_digits(double value, string expected) => Assert.Equal(expected, Quantity.Short(value));

    [Theory]
    [InlineData(0.4, "0:00")]
    [InlineData(65, "1:05")]
    [InlineData(3599, "59:59")]
    [InlineData(93784, "26:03:04")]
    public void Durations_have_hours_if_they_last_so_long(double seconds, string expected) =>
        Assert.Equal(expected, Quantity.Duration(TimeSpan.FromSeconds(seconds)));
}
