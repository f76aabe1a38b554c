using Xunit.Sdk;

namespace Osnas.Browser.Tests.Reports;

/// <summary>Numbers are compared to the last digit that is shown, by another way than pages round.</summary>
public sealed class PageTextTests
{
    [Theory]
    [InlineData("87.1 ± 0.9 %", 0.01, new double[] { 0.8712, 0.0094 })]
    [InlineData("6.99k FLOPs", 1, new double[] { 6992 })]
    [InlineData("6,992", 1, new double[] { 6992 })]
    [InlineData("-0.25 (0.1 to 1.00)", 1, new double[] { -0.2483, 0.1, 1 })]
    public void Numbers_that_are_rounded_are_the_same(string shown, double unit, double[] expected) =>
        PageText.CheckNumbers(shown, unit, expected);

    [Theory]
    [InlineData("87.1 ± 0.9 %", 0.01, new double[] { 0.8716, 0.0094 })]
    [InlineData("87.1 %", 0.01, new double[] { 0.8712, 0.0094 })]
    [InlineData("6.98k FLOPs", 1, new double[] { 6992 })]
    [InlineData("6,991", 1, new double[] { 6992 })]
    public void Other_numbers_are_not(string shown, double unit, double[] expected) =>
        Assert.ThrowsAny<XunitException>(() => PageText.CheckNumbers(shown, unit, expected));
}
