using System.Globalization;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>Writes what it watches for TensorBoard: a folder for each network, and one for the search.</summary>
/// <param name="folder">The folder of the run's curves.</param>
/// <param name="table">Provides the costs of candidates.</param>
/// <param name="metrics">The costs that count.</param>
/// <param name="inner">Watches, too.</param>
internal sealed class TensorBoardObserver(
    string folder, BaseLookUpTable table, IReadOnlyList<InfoMetric> metrics, IExperimentObserver? inner) : IExperimentObserver
{
    /// <summary>What the search itself is called.</summary>
    public const string Search = NetworkNames.Search;

    private readonly Dictionary<string, ScalarWriter> _writers = [];
    private readonly Dictionary<double, (double Sum, int Count)> _scores = []; // by share of the images

    /// <summary>Watches a run for TensorBoard beside another observer, if it is to have curves.</summary>
    /// <param name="folder">The folder of the run's curves; null for none.</param>
    /// <param name="run">The folder of the run, which isn't opened yet.</param>
    /// <param name="parts">What it has curves of.</param>
    /// <param name="table">Provides the costs of candidates.</param>
    /// <param name="metrics">The costs that count.</param>
    /// <param name="inner">The other observer.</param>
    /// <returns>The observer of the run.</returns>
    /// <exception cref="InvalidDataException">A new run would go on with the curves of another one.</exception>
    /// <exception cref="IOException">The folder can't be created.</exception>
    public static IExperimentObserver? Watch(
        string? folder,
        RunDirectory run,
        IEnumerable<string> parts,
        BaseLookUpTable table,
        IEnumerable<InfoMetric> metrics,
        IExperimentObserver? inner)
    {
        if (folder is null)
            return inner;
        if (!run.IsStarted)
            CheckNew(folder, parts);
        Directory.CreateDirectory(folder); // says so before any work if that can't be
        return new TensorBoardObserver(folder, table, [.. metrics.Distinct()], inner);
    }

    /// <summary>Makes sure that a new run doesn't go on with the curves of another one.</summary>
    /// <param name="folder">The folder of the run's curves.</param>
    /// <param name="parts">What it has curves of.</param>
    /// <exception cref="InvalidDataException">It would.</exception>
    public static void CheckNew(string folder, params IEnumerable<string> parts)
    {
        var taken = parts.Select(part => Locate(folder, part))
            .FirstOrDefault(part => Directory.Exists(part) && Directory.EnumerateFiles(part, EventFile.Pattern).Any());
        if (taken is not null)
            throw new InvalidDataException(
                $"{taken} holds the curves of another run. Choose another folder for TensorBoard or another name, or delete it.");
    }

    public bool WantsEstimate => inner is { WantsEstimate: true };

    public void Started(IReadOnlyList<string> summary) => inner?.Started(summary);

    public void Estimated(RunEstimate estimate) => inner?.Estimated(estimate);

    public void Trained(string network, TrainingStep progress)
    {
        inner?.Trained(network, progress);
        if (!progress.IsEndOfEpoch)
            return;
        var writer = Open(network);
        writer.Add("train/loss", progress.Epoch, progress.Loss);
        writer.Add("train/accuracy", progress.Epoch, progress.Accuracy);
        writer.Add("train/learning_rate", progress.Epoch, progress.LearningRate);
        if (progress.Temperature is { } temperature)
            writer.Add("train/temperature", progress.Epoch, temperature);
        if (progress.ValidationAccuracy is { } accuracy)
            writer.Add("validation/accuracy", progress.Epoch, accuracy);
    }

    public void Noted(string network, string note) => inner?.Noted(network, note);

    public void Generated(GeneratorStep progress)
    {
        inner?.Generated(progress);
        var writer = Open(NetworkNames.Generator);
        writer.Add("train/loss", progress.Epoch, progress.CrossEntropy);
        writer.Add("train/hardware_loss", progress.Epoch, progress.HardwareLoss);
        writer.Add("train/temperature", progress.Epoch, progress.Temperature);
        writer.Add("targets/hardware_loss", progress.Epoch, progress.Quality.HardwareLoss);
        if (progress.Quality.KendallTau is { } tau)
            writer.Add("targets/kendall_tau", progress.Epoch, tau);
    }

    public void Evaluated(SearchStep progress)
    {
        inner?.Evaluated(progress);
        if (progress.Phase != Search)
            return;
        var writer = Open(Search);
        var (sum, count) = _scores.GetValueOrDefault(progress.Share);
        (sum, count) = _scores[progress.Share] = (sum + progress.Last.Fitness, count + 1);

        // Scores on different shares of the images aren't compared.
        var score = progress.Share == 1
            ? "score"
            : string.Create(CultureInfo.InvariantCulture, $"score_on_{progress.Share:R}_of_the_images");
        writer.Add($"{score}/candidate", progress.Evaluated, progress.Last.Fitness);
        writer.Add($"{score}/best", progress.Evaluated, progress.Best.Fitness);
        writer.Add($"{score}/mean", progress.Evaluated, sum / count);
        foreach (var metric in metrics)
            writer.Add($"best/{metric}".ToLowerInvariant(), progress.Evaluated, table.GetModelInfo(metric, progress.Best.Architecture));
    }

    private static string Locate(string folder, string part) => Path.Combine(folder, NetworkNames.FileName(part));

    private ScalarWriter Open(string part)
    {
        if (!_writers.TryGetValue(part, out var writer))
            _writers.Add(part, writer = new(Locate(folder, part)));
        return writer;
    }
}
