using System.CommandLine;
using Osnas.Options;

namespace Osnas.App.Tests;

/// <summary>A class that a program registers by name declares flags beside those that are always there.</summary>
public sealed class FlagSettingsTests
{
    [Theory]
    [InlineData("--budget", "--budget")]
    [InlineData("--help", "--help")]
    [InlineData("--starts", "--restarts")]
    public void A_flag_with_the_name_of_a_built_in_option_is_refused(string flag, string name)
    {
        var settings = new FlagSettings(OptionFlag.Of([Declare(flag, "climber")]));

        var exception = Assert.Throws<InvalidOperationException>(
            () => settings.CheckBeside([.. settings.Options, new Option<bool>(name, "--starts")]));

        Assert.Equal($"climber declares the flag {flag}, which the built-in option {name} has. Give it another flag.", exception.Message);
    }

    [Fact]
    public void A_flag_of_an_option_that_is_always_there_is_refused()
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => OptionFlag.Of([Declare("--epochs", "climber"), Declare("--epochs", null)]));

        Assert.Equal("climber declares the flag --epochs, which the built-in option Starts has. Give it another flag.", exception.Message);
    }

    /// <summary>The number of images in a step is one flag, for all that train.</summary>
    [Fact]
    public void Classes_of_ours_may_share_a_flag()
    {
        var settings = new FlagSettings(
            OptionFlag.Of([Declare("--batch-size", "ours", isOfProgram: false), Declare("--batch-size", null)]));

        Assert.Equal("--batch-size", Assert.Single(settings.Options).Name);
    }

    [Fact]
    public void Classes_of_which_one_is_chosen_share_a_flag()
    {
        var settings = new FlagSettings(OptionFlag.Of([Declare("--starts", "climber"), Declare("--starts", "walker")]));

        settings.CheckBeside([.. settings.Options, new Option<bool>("--json")]);

        Assert.Equal("--starts", Assert.Single(settings.Options).Name);
    }

    private static OptionDefault Declare(string flag, string? owner, bool isOfProgram = true)
    {
        var declared = new OptionSet<Numbers>().Whole(
            nameof(Numbers.Starts), NumberRange.Whole(1, 100), numbers => numbers.Starts,
            (numbers, value) => numbers with { Starts = value }, "Random starts", flag);
        var (option, isOfChoice) = (declared.Options[0], owner is not null);
        return new(
            option with { Scope = owner ?? string.Empty, IsOfChoice = isOfChoice, IsOfProgram = isOfChoice && isOfProgram }, "1");
    }

    private sealed record Numbers(int Starts);
}
