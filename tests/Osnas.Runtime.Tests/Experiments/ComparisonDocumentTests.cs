using System.Globalization;
using Osnas.Experiments;
using Osnas.Tests;

namespace Osnas.Runtime.Tests;

/// <summary>What a search says about its winner, and never more than its interval carries.</summary>
public sealed class ComparisonDocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        0.02, 0.005, 539,
        "The winner is better than the mean of the 3 random architectures by 2.0 points (95 %: 0.8 to 3.2). "
        + "That is about their mean, not about each of them.")]
    [InlineData(
        -0.02, 0.005, 539,
        "The winner is worse than the mean of the 3 random architectures by 2.0 points (95 %: 0.8 to 3.2). "
        + "That is about their mean, not about each of them.")]
    [InlineData(
        0.004, 0.005, 539,
        "The winner can't be told apart from the mean of the 3 random architectures: the difference is 0.4 points (95 %: -0.8 to 1.6). "
        + "539 test images and 3 trainings of each network are too few to tell.")]
    [InlineData(
        0.0004, 0.001, 10_000,
        "The winner can't be told apart from the mean of the 3 random architectures: the difference is 0.04 points "
        + "(95 %: -0.19 to 0.27). 10,000 test images and 3 trainings of each network are too few to tell.")]
    [InlineData(
        0.0117, 0.005, 539, // from 0.0002, which is shown as 0.0
        "The winner can't be told apart from the mean of the 3 random architectures: the difference is 1.2 points (95 %: 0.0 to 2.3). "
        + "539 test images and 3 trainings of each network are too few to tell.")]
    public void The_sentence_follows_from_the_interval(double difference, double error, long images, string expected)
    {
        var none = new ComparisonDocument(ComparisonVerdict.Unknown, null, null, null, 3, 3, images);

        // Student's distribution with 8 degrees of freedom has 2.306.
        var document = none.With(new(difference, error, error, error, 8));

        Assert.Equal(expected, document.Text);
        Assert.Equal(difference + (2.306004135204166 * error), document.High!.Value, 1e-12);
    }

    [Theory]
    [InlineData("", "1 3", "The winner's test accuracy is 20.0 points above the random architecture.")]
    [InlineData("1 3", "2", "The winner's test accuracy is 10.0 points below the random architecture.")]
    [InlineData("1", "2", "The winner's test accuracy equals the random architecture.")]
    public void One_training_tells_nothing(string winner, string random, string expected)
    {
        var errors = new TestErrors(_folder["errors.csv"], 10);
        errors.Add("winner", Parse(winner));
        errors.Add("random 1", Parse(random));

        var document = ComparisonDocument.Measure(Row("winner"), [Row("random 1")], errors);

        Assert.Equal(
            expected[..^1] + ". Each network was trained once, so that may be chance; --repeats 3 trains each three times.", document.Text);
        Assert.Equal((ComparisonVerdict.Unknown, null, null), (document.Verdict, document.Low, document.High));
    }

    [Fact]
    public void Without_random_architectures_nothing_is_known()
    {
        var document = ComparisonDocument.Measure(Row("winner"), [], new(_folder["errors.csv"], 10));

        Assert.Equal(
            "The winner was compared with no random architecture, so whether it is better than one isn't known.", document.Text);
        Assert.Null(document.Difference);
    }

    [Fact]
    public void Errors_come_back_from_their_file()
    {
        new TestErrors(_folder["errors.csv"], 4).Add("random 1 #2", [0, 3]);

        var errors = new TestErrors(_folder["errors.csv"], 4);

        Assert.Equal([false, true, true, false], errors.FindRight("random 1 #2"));
        Assert.False(errors.Has("random 1"));
        Assert.Equal("network,wrong_test_images\nrandom 1 #2,0 3\n", File.ReadAllText(_folder["errors.csv"]));
    }

    [Theory]
    [InlineData("winner,1 4")]
    [InlineData("winner,2 1")]
    [InlineData("winner,-1")]
    [InlineData("winner,1,2")]
    [InlineData("winner")]
    public void A_damaged_file_is_named_with_its_line(string line)
    {
        File.WriteAllText(_folder["errors.csv"], $"network,wrong_test_images\nwinner,1\n{line}\n");

        Assert.Equal(
            $"{_folder["errors.csv"]}, line 3: '{line}' doesn't name a network and some of 4 test images by their positions from 0. "
            + "Delete the file, and it is written again.",
            Assert.Throws<InvalidDataException>(() => new TestErrors(_folder["errors.csv"], 4)).Message);
    }

    private static int[] Parse(string positions) =>
        [.. positions.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(position => int.Parse(position, CultureInfo.InvariantCulture))];

    private static ReportRow Row(string name) =>
        new(name, [0], new(1, 1), true, 0.5, 0.5) { Trainings = [new(name, 0.5, 0.5)] };
}
