using Osnas.Criteria;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class DataSummaryTests
{
    private static readonly DataOptions Options = new() { Source = "my/shapes/" };

    [Fact]
    public void Classes_are_told_by_name_with_their_images_in_each_part()
    {
        using var split = Split(
            ["circle", "star"],
            [3, 2],
            [1, 1],
            [1, 0],
            new DataNote(DataNoteKind.LeftOut, ".tif pictures, which aren't read", 1200) { Examples = ["a/1.tif", "a/2.tif", "a/3.tif"] });

        Assert.Equal(
            [
                "data      shapes: 5 training, 2 validation, 1 test images, 4x4, 2 classes",
                "          class   training  validation  test",
                "          circle         3           1     1",
                "          star           2           1     0",
                "          left out: .tif pictures, which aren't read: 1,200 (a/1.tif, a/2.tif,",
                "            a/3.tif, ...)",
            ],
            DataSummary.Create(split, Options, spec: null));
        Assert.Equal([new("circle", 3, 1, 1), new ClassCount("star", 2, 1, 0)], split.CountClasses());
    }

    [Fact]
    public void Advice_to_balance_is_for_those_who_dont()
    {
        using var split = Split(
            ["circle", "star"], [3, 2], [1, 1], [1, 0], new DataNote(DataNoteKind.Doubtful, "few stars") { Advice = "--sample helps" });
        var weights = new TrainingOptions { ClassWeights = ClassWeighting.Balanced };
        var draws = new TrainingOptions { Sampling = ImageSampling.Balanced };

        Assert.Equal(
            "          look at: few stars (--sample helps)",
            DataSummary.Create(split, Options, null, new TrainingOptions().Balance)[^1]);
        Assert.Equal(
            ["          look at: few stars", "classes   balanced by weights of the loss"],
            DataSummary.Create(split, Options, null, weights.Balance).TakeLast(2));
        Assert.Equal(
            ["          look at: few stars", "classes   balanced by draws: an epoch draws each class equally often"],
            DataSummary.Create(split, Options, null, new SearchOptions { Supernet = draws, Model = draws }.Balance).TakeLast(2));
        Assert.Equal(
            ["classes   supernet: not balanced; winner: balanced by weights of the loss"],
            DataSummary.Create(split, Options, null, new SearchOptions { Model = weights }.Balance).TakeLast(1));
    }

    [Fact]
    public void The_size_is_told_with_its_reason()
    {
        using var split = Split(["circle", "star"], [3, 2], [1, 1], [1, 0]);
        foreach (var part in split.Parts.OfType<InMemoryDataset>())
            part.Resize(new(6, 8));

        Assert.Equal(
            [
                "data      shapes: 5 training, 2 validation, 1 test images, scaled from 4x4 to",
                "            6x8 (height x width, the input size of TinySpace), 2 classes",
            ],
            DataSummary.Create(split, Options, TinySpace.Spec).Take(2));
        Assert.Contains(
            "6x8 (height x width), 2 classes",
            DataSummary.Create(split, Options with { InputSize = new(6, 8) }, TinySpace.Spec)[1],
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_classes_the_least_and_the_most_are_told()
    {
        using var split = Split(
            [.. Enumerable.Range(0, 30).Select(label => $"class {label:00}")],
            [.. Enumerable.Range(1, 30)],
            [.. Enumerable.Repeat(2, 30)],
            [.. Enumerable.Range(0, 30)]);

        Assert.Equal(
            [
                "data      shapes: 465 training, 60 validation, 435 test images, 4x4, 30 classes",
                "          1 (class 00) to 30 (class 29) training images of a class",
                "          2 validation images of each class",
                "          0 (class 00) to 29 (class 29) test images of a class",
            ],
            DataSummary.Create(split, Options, spec: null));
    }

    [Fact]
    public void No_line_is_longer_than_a_terminal_is_wide()
    {
        using var split = Split(
            [new string('x', 300), "bell\a"],
            [1, 1],
            [1, 1],
            [1, 1],
            new DataNote(DataNoteKind.Understood, string.Join(' ', Enumerable.Repeat("word", 100))));

        var lines = DataSummary.Create(split, Options, TinySpace.Spec);

        Assert.All(lines, line => Assert.True(line.Length <= 80 && !line.Any(char.IsControl)));
        Assert.Contains(lines, line => line.StartsWith($"          {new string('x', 31)}...", StringComparison.Ordinal));
    }

    [Fact]
    public void Classes_without_names_have_their_numbers()
    {
        using var split = Split(null, [1, 2], [1, 1], [1, 1]);

        Assert.Equal(["0", "1"], split.ClassNames);
        Assert.Equal("Two classes are called 'a'.", FirstLine(Assert.Throws<ArgumentException>(() => split.Train.ClassNames = ["a", "a"])));
        Assert.Equal(
            "There are 1 class names for 2 classes.",
            FirstLine(Assert.Throws<ArgumentException>(() => split.Train.ClassNames = ["a"])));

        split.Train.ClassNames = ["a", "b"];
        using var part = split.Train.Take(1);
        Assert.Equal(["a", "b"], part.ClassNames);
    }

    private static string FirstLine(ArgumentException exception) => exception.Message.Split(" (Parameter")[0];

    private static DataSplit Split(string[]? names, int[] train, int[] validation, int[] test, params DataNote[] notes) =>
        new(Images(names, train), Images(names, validation), Images(names, test)) { Notes = notes };

    private static InMemoryDataset Images(string[]? names, int[] counts)
    {
        var images = new InMemoryDataset(
            zeros(counts.Sum(), 1, 4, 4),
            tensor(counts.SelectMany((count, label) => Enumerable.Repeat((long)label, count)).ToArray()),
            counts.Length);
        if (names is not null)
            images.ClassNames = names;
        return images;
    }
}
