using Osnas.Experiments;

namespace Osnas.Runtime.Tests;

/// <summary>The interval of a difference of accuracies, against numbers that were computed without this library.</summary>
public sealed class AccuracyDifferenceTests
{
    /// <summary>
    /// Mileages of cars (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.3): 249 with a deviation of 6.41470, 79 with one of
    /// 6.10771. Its test without equal variances has 136.8750 degrees of freedom.
    /// </summary>
    [Fact]
    public void Degrees_of_freedom_are_those_of_Welch()
    {
        var (first, second) = (6.41470 * 6.41470 / 249, 6.10771 * 6.10771 / 79);

        Assert.Equal(136.8750, AccuracyDifference.DegreesOfFreedomOf(first + second, [(first, 248), (second, 78)]), 1e-3);
    }

    // By a program in Python that sums the squares of the two-way table term by term, with Student's distribution by the continued
    // fraction of the incomplete beta function (it gives 4.3027 and 2.3060 for 2 and 8 degrees of freedom, as tables do). In the
    // first, trainings vary less than single answers explain.
    [Theory]
    [InlineData(
        "11111111111111101111 11111111111111111110 11111111111111111111",
        "11111011111111101011 11110111111111101101 11110011101111111111|01111111111111101011 11111111111110100111 11110111101111101111",
        0.11666666666666667, 0.01666666666666667, 0.04540268173546504, 0.04540268173546504, 16.20467171446343, 0.09615067932085808)]
    [InlineData(
        "1111111110 1111011100", "1111110100 1100110001",
        0.2, 0.14142135623730953, 0.15275252316519466, 0.16996731711975951, 3.203791469194313, 0.5219585159839212)]
    [InlineData(
        "1111111111 0000111111 1110000011", "1111110100 1100110001 1111111110",
        0, 0.19148542155126763, 0.1314684396244359, 0.2018433569398328, 4.209463884981693, 0.5495787953267042)]
    public void The_interval_is_known(
        string one, string others, double difference, double ofTrainings, double ofImages, double error, double freedom, double margin)
    {
        var measured = AccuracyDifference.Measure(Parse(one), [.. others.Split('|').Select(Parse)]);

        Assert.Equal(difference, measured.Difference, 1e-12);
        Assert.Equal(ofTrainings, measured.TrainingsError, 1e-12);
        Assert.Equal(ofImages, measured.ImagesError, 1e-12);
        Assert.Equal(error, measured.StandardError, 1e-12);
        Assert.Equal(freedom, measured.DegreesOfFreedom, 1e-9);
        Assert.Equal(margin, measured.Margin, 1e-9);
    }

    /// <summary>Images that all networks get right, or all wrong, say nothing about the difference of two networks.</summary>
    [Fact]
    public void Networks_with_the_same_answers_do_not_differ()
    {
        var answers = Parse("1111101011 1111101011");

        var measured = AccuracyDifference.Measure(answers, [answers, answers]);

        Assert.Equal((0, 0), (Math.Round(measured.Difference, 12), Math.Round(measured.Margin, 12)));
    }

    /// <summary>
    /// Images of unequal difficulty, and trainings that shift all of them: the interval holds the true difference as often as it
    /// says. Drawn from one seed, the same everywhere.
    /// </summary>
    [Fact]
    public void The_interval_holds_the_truth_as_often_as_it_says()
    {
        var random = new Random(1);
        double[] skills = [0.3, -0.3, 0];

        // The mean of many other images and trainings.
        double[] truth =
            [.. skills.Select(skill => Enumerable.Range(0, 200_000).Average(_ => Chance(Difficulty(), skill, Shift())))];
        var hits = 0;
        for (var round = 0; round < 200; round++)
        {
            double[] difficulties = [.. Enumerable.Range(0, 200).Select(_ => Difficulty())];
            bool[][][] answers =
                [.. skills.Select(skill => Enumerable.Range(0, 3).Select(_ => Train(difficulties, skill, Shift())).ToArray())];
            var measured = AccuracyDifference.Measure(answers[0], [answers[1], answers[2]]);
            hits += Math.Abs(measured.Difference - (truth[0] - ((truth[1] + truth[2]) / 2))) <= measured.Margin ? 1 : 0;
        }

        Assert.InRange(hits, 182, 198);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double Difficulty() => 2.2 + (1.6 * Normal());
        double Shift() => 0.25 * Normal();
        double Chance(double difficulty, double skill, double shift) => 1 / (1 + Math.Exp(-difficulty - skill - shift));
        bool[] Train(double[] difficulties, double skill, double shift) =>
            [.. difficulties.Select(difficulty => random.NextDouble() < Chance(difficulty, skill, shift))];
    }

    private static bool[][] Parse(string trainings) =>
        [.. trainings.Split(' ').Select(training => training.Select(digit => digit == '1').ToArray())];
}
