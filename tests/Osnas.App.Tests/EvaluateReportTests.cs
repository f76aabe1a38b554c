using Osnas.Data;
using Osnas.Experiments;
using Osnas.Training;

namespace Osnas.App.Tests;

/// <summary>What evaluate shows of classes, and writes.</summary>
public sealed class EvaluateReportTests : IDisposable
{
    private static readonly ClassificationResult Animals =
        new(["cat", "big, \"brown\" dog", "newt"], [[8, 2, 0], [0, 1, 3], [0, 0, 0]], 12);

    private static readonly DataNote Known = new(
        DataNoteKind.Doubtful,
        "60 of 120 images to measure on are images of the run's data; those that trained the network make this accuracy too high");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("osnas-evaluate-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Classes_are_shown_with_what_they_are_taken_for()
    {
        var path = Path.Combine(_folder.FullName, "confusion.csv");
        var run = await Evaluate(Animals, "--confusion", path);

        Assert.Equal(
            """
            TinySpace 2,1
            test         64.3 % of 14 images (standard error 12.8 %)

              class              images   accuracy   most often taken for
            ───────────────────────────────────────────────────────────────
              cat                    10     80.0 %   big, "brown" dog (2)
              big, "brown" dog        4     25.0 %   newt (3)
              newt                    0          -

            confusion matrix: rows are classes, columns what the network says

              class                1   2   3
            ──────────────────────────────────
              1 cat                8   2   .
              2 big, "brown" dog   .   1   3
              3 newt               .   .   .


            """,
            run.Output);
        Assert.Equal(
            "class,cat,\"big, \"\"brown\"\" dog\",newt\ncat,8,2,0\n"
            + "\"big, \"\"brown\"\" dog\",0,1,3\nnewt,0,0,0\n", File.ReadAllText(path));
    }

    [Fact]
    public async Task Of_many_classes_the_worst_and_the_most_frequent_confusions_are_shown()
    {
        var confusion = Enumerable.Range(0, 30).Select(_ => new long[30]).ToArray();
        for (var label = 0; label < 30; label++)
            (confusion[label][label], confusion[label][(label + 1) % 30]) = (100 - label, label);

        var run = await Evaluate(new([.. Enumerable.Range(0, 30).Select(label => $"class {label}")], confusion, 2900));

        Assert.Equal(
            """
            TinySpace 2,1
            test         85.5 % of 3,000 images (standard error 0.6 %)
            top 5        96.7 %
            the 10 worst of 30 classes

              class      images   accuracy   most often taken for
            ───────────────────────────────────────────────────────
              class 29      100     71.0 %   class 0 (29)
              class 28      100     72.0 %   class 29 (28)
              class 27      100     73.0 %   class 28 (27)
              class 26      100     74.0 %   class 27 (26)
              class 25      100     75.0 %   class 26 (25)
              class 24      100     76.0 %   class 25 (24)
              class 23      100     77.0 %   class 24 (23)
              class 22      100     78.0 %   class 23 (22)
              class 21      100     79.0 %   class 22 (21)
              class 20      100     80.0 %   class 21 (20)

            most frequent confusions
                 29  class 29 taken for class 0
                 28  class 28 taken for class 29
                 27  class 27 taken for class 28
                 26  class 26 taken for class 27
                 25  class 25 taken for class 26
                 24  class 24 taken for class 25
                 23  class 23 taken for class 24
                 22  class 22 taken for class 23
                 21  class 21 taken for class 22
                 20  class 20 taken for class 21

            """,
            run.Output);
    }

    [Fact]
    public async Task Json_has_all_but_the_empty_cells()
    {
        var json = (await Evaluate(Animals, "--json")).Json;

        Assert.Equal(12 / 14.0, json.GetProperty("testTopAccuracy").GetDouble());
        Assert.Equal(0.128060, json.GetProperty("testStandardError").GetDouble(), 6);
        Assert.Equal(
            [("big, \"brown\" dog", "newt", 3), ("cat", "big, \"brown\" dog", 2)],
            json.GetProperty("confusions").EnumerateArray().Select(
                only => (only.GetProperty("name").GetString()!, only.GetProperty("takenFor").GetString()!,
                    only.GetProperty("images").GetInt32())));
        Assert.Equal(
            ["0.8", "0.25", "null"],
            json.GetProperty("classes").EnumerateArray().Select(only => only.GetProperty("accuracy").GetRawText()));
    }

    [Fact]
    public async Task Notes_of_the_data_are_shown()
    {
        var text = (await Evaluate(Animals)).Output;
        var noted = (await Evaluate(Animals, [Known])).Output;
        var json = (await Evaluate(Animals, [Known], "--json")).Json;

        Assert.DoesNotContain("look at", text, StringComparison.Ordinal);
        Assert.Contains(
            """
            test         64.3 % of 14 images (standard error 12.8 %)
            look at: 60 of 120 images to measure on are images of the run's data;
              those that trained the network make this accuracy too high
            """,
            noted,
            StringComparison.Ordinal);
        Assert.Equal(Known.What, json.GetProperty("notes")[0].GetProperty("what").GetString());
    }

    private static Task<CommandRun> Evaluate(ClassificationResult result, params string[] options) => Evaluate(result, [], options);

    private static Task<CommandRun> Evaluate(ClassificationResult result, DataNote[] notes, params string[] options) => CommandRun.Of(
        Scripted.Runners with
        {
            Evaluate = (_, _, _, _, _) =>
                new(nameof(TinySpace), [2, 1], result.Count, result.Accuracy, 0, null) { Test = result, Notes = notes },
        },
        null,
        ["evaluate", "--run", "runs/one", .. options]);
}
