using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>What is written for TensorBoard, read back from its files.</summary>
public sealed class TensorBoardTests : IDisposable
{
    private static readonly Architecture Cheap = new(0, 2, 1);
    private static readonly Architecture Good = new(1, 0, 1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_training_has_a_point_for_each_epoch()
    {
        var start = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var observer = Observe();
        observer.Trained("most expensive", new(1, 2, 5, 10, 9, 0.125, 0.1));
        observer.Trained("most expensive", new(1, 2, 10, 10, 1.5, 0.25, 0.1) { Temperature = 5, ValidationAccuracy = 0.375 });
        observer.Trained("most expensive", new(2, 2, 10, 10, 0.75, 0.5, 0.05));

        Assert.Equal(
            [
                ("train/accuracy", 1, 0.25f), ("train/accuracy", 2, 0.5f), ("train/learning_rate", 1, 0.1f),
                ("train/learning_rate", 2, 0.05f),
                ("train/loss", 1, 1.5f), ("train/loss", 2, 0.75f), ("train/temperature", 1, 5f), ("validation/accuracy", 1, 0.375f),
            ],
            Read("most-expensive"));
        var end = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1;
        Assert.All(EventFiles.Read(_folder["most-expensive"]), point => Assert.InRange(point.Time, start, end));
    }

    [Fact]
    public void A_search_has_a_point_for_each_candidate()
    {
        Search(Observe(), 2);

        var costs = new CostModel(TinySpace.Spec);
        Assert.Equal(
            [
                ("best/flops", 1, costs.Of(Cheap).Flops), ("best/flops", 2, costs.Of(Good).Flops),
                ("best/params", 1, costs.Of(Cheap).Params), ("best/params", 2, costs.Of(Good).Params),
                ("score/best", 1, 0.5f), ("score/best", 2, 0.75f), ("score/candidate", 1, 0.5f), ("score/candidate", 2, 0.75f),
                ("score/mean", 1, 0.5f), ("score/mean", 2, 0.625f),
            ],
            Read("search"));
    }

    /// <summary>Costs that are all the same have no order.</summary>
    [Fact]
    public void A_generator_has_a_point_for_each_epoch()
    {
        var observer = Observe();
        observer.Generated(new(1, 2, 2.5, 0.25, 4, new([1, 2], [3, 3], 0.5, KendallTau: null)));
        observer.Generated(new(2, 2, 1.5, 0.125, 2, new([1, 2], [1, 2], 0, KendallTau: 1)));

        Assert.Equal(
            [
                ("targets/hardware_loss", 1, 0.5f), ("targets/hardware_loss", 2, 0f), ("targets/kendall_tau", 2, 1f),
                ("train/hardware_loss", 1, 0.25f), ("train/hardware_loss", 2, 0.125f),
                ("train/loss", 1, 2.5f), ("train/loss", 2, 1.5f), ("train/temperature", 1, 4f), ("train/temperature", 2, 2f),
            ],
            Read("generator"));
    }

    /// <summary>The next process is told again what the journal holds, and what was done since the last checkpoint.</summary>
    [Fact]
    public void No_point_is_written_twice_and_none_is_lost()
    {
        Search(Observe(), 1);
        Search(Observe(), 2);
        var all = Read("search");
        Search(Observe(), 2);

        Assert.Equal(2, all.Count(point => point.Curve == "score/mean"));
        Assert.Equal(all, Read("search"));
        Assert.Equal(2, Directory.GetFiles(_folder["search"]).Length);
    }

    /// <summary>A process may be killed anywhere in a record: the rest is written by the next one.</summary>
    [Fact]
    public void A_point_that_was_cut_off_is_written_again()
    {
        Search(Observe(), 2);
        var all = Read("search");
        var path = Assert.Single(Directory.GetFiles(_folder["search"]));
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length <= bytes.Length; length += 7)
        {
            var cut = Directory.CreateDirectory(_folder[$"{length}/search"]).FullName;
            File.WriteAllBytes(Path.Combine(cut, Path.GetFileName(path)), bytes[..length]);
            Search(Observe($"{length}"), 2);

            Assert.Equal(all, Read($"{length}/search"));
        }
    }

    [Fact]
    public void Curves_of_another_run_are_refused()
    {
        TensorBoardObserver.CheckNew(_folder.Path, "supernet", "search");
        Search(Observe(), 1);
        TensorBoardObserver.CheckNew(_folder.Path, "model");
        var exception = Assert.Throws<InvalidDataException>(() => TensorBoardObserver.CheckNew(_folder.Path, "supernet", "search"));

        Assert.Equal(
            $"{_folder["search"]} holds the curves of another run. Choose another folder for TensorBoard or another name, or delete it.",
            exception.Message);
    }

    private static void Search(TensorBoardObserver observer, int count)
    {
        Evaluation first = new(Cheap, 0.5), second = new(Good, 0.75);
        observer.Evaluated(new(1, 2, first, first));
        if (count == 2)
            observer.Evaluated(new(2, 2, second, second));
    }

    private TensorBoardObserver Observe(string folder = ".") =>
        new(_folder[folder], Budgets.Tiny, [InfoMetric.Flops, InfoMetric.Params], null);

    private List<(string Curve, long Step, float Value)> Read(string part) =>
        [.. EventFiles.Read(_folder[part]).Select(point => (point.Curve, point.Step, point.Value))];
}
