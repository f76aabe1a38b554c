using System.Collections;
using System.Diagnostics;
using Osnas.Common;
using Osnas.Data;
using Osnas.LookUpTables;
using Osnas.Modules;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;

namespace Osnas.Benchmarks;

/// <summary>
/// Which validation images each architecture inside the budget classifies right, with the weights of one supernet. All searchers
/// read the same table.
/// </summary>
internal sealed class AccuracyTable : IPartialEvaluator
{
    private readonly Dictionary<Architecture, BitArray> _correct = [];

    private AccuracyTable(BudgetSampler inside) => Inside = inside;

    /// <summary>Draws inside the budget of the space.</summary>
    public BudgetSampler Inside { get; }

    /// <summary>The number of architectures.</summary>
    public int Count => _correct.Count;

    /// <summary>The accuracy of the best architecture.</summary>
    public double Best => _correct.Keys.Max(Evaluate);

    public long Images => _correct.Values.First().Count;

    public double Evaluate(Architecture architecture) => (double)CountCorrect(architecture, 0, Images) / Images;

    public IEnumerable<PartialEvaluation> Evaluate(IReadOnlyList<Architecture> architectures, long start, long count) =>
        architectures.Select(architecture => new PartialEvaluation(architecture, CountCorrect(architecture, start, count)));

    /// <summary>Reads a table, and measures what is missing in it.</summary>
    /// <param name="setting">The data and the space.</param>
    /// <param name="seed">The seed of the supernet and of the division of the images.</param>
    /// <param name="folder">The folder of the tables and of the supernets' weights.</param>
    public static AccuracyTable Complete(Setting setting, int seed, string folder)
    {
        var space = setting.Space;
        var table = new AccuracyTable(
            new(new(space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes), space.Spec.Constraints)));
        var path = Path.Combine(folder, $"{setting.Name}-{seed}.csv");
        if (File.Exists(path))
            table.Read(path);
        Architecture[] missing =
            [.. Enumerate(space.Spec).Where(table.Inside.Budget.IsMetBy).Where(architecture => !table._correct.ContainsKey(architecture))];
        if (missing.Length > 0)
            table.Measure(setting, seed, missing, path);
        return table;
    }

    // All, in an order in which neighbors begin alike.
    private static IEnumerable<Architecture> Enumerate(SearchSpaceSpec spec)
    {
        IEnumerable<int[]> starts = [[]];
        foreach (var layer in LayerChoices.Of(spec))
            starts = starts.SelectMany(start => layer.Select(choices => (int[])[.. start, .. choices]));
        return starts.Select(choices => new Architecture(choices));
    }

    private static BaseSupernet Train(Setting setting, BudgetSampler inside, DataSplit data, int seed, string weights)
    {
        using var seeded = TorchSeed.Use(seed, "supernet");
        var supernet = setting.Space.CreateSupernet(setting.Space.Spec.Classes, null, null);
        if (File.Exists(weights))
        {
            supernet.load(weights);
            return supernet;
        }

        var options = new TrainingOptions { Epochs = setting.Epochs, BatchSize = 32, Seed = seed };
        new Trainer(supernet, new UniformSamplerOptions().Create(inside), options).Train(data.Train);
        supernet.save($"{weights}.part");
        File.Move($"{weights}.part", weights);
        return supernet;
    }

    private long CountCorrect(Architecture architecture, long start, long count) =>
        Enumerable.Range((int)start, (int)count).Count(image => _correct[architecture][image]);

    private void Read(string path)
    {
        foreach (var fields in File.ReadLines(path).Select(line => line.Split(';')))
            _correct.Add(Architecture.Parse(fields[0]), new BitArray([.. fields[1].Select(bit => bit == '1')]));
    }

    private void Measure(Setting setting, int seed, Architecture[] missing, string path)
    {
        var start = Stopwatch.GetTimestamp();
        using var data = setting.Load(seed);
        using var supernet = Train(setting, Inside, data, seed, Path.ChangeExtension(path, ".weights"));
        Console.WriteLine($"{setting.Name} {seed}: supernet after {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s; "
            + $"{missing.Length} architectures to judge, {data.Validation.Count} validation images");
        using var calibration = data.Train.Take(setting.Calibration);
        var evaluator = new SupernetEvaluator(supernet, calibration, data.Validation);

        // A file of whole chunks: a run that was stopped goes on after the last one.
        foreach (var chunk in missing.GroupBy(architecture => (architecture[0], architecture[1])).Select(group => group.ToArray()))
        {
            var lines = new List<string>();
            foreach (var (architecture, correct) in evaluator.Judge(chunk, data.Validation, paths => Judge(paths, data.Validation)))
            {
                _correct.Add(architecture, correct);
                lines.Add($"{architecture};{string.Concat(correct.Cast<bool>().Select(right => right ? '1' : '0'))}");
            }

            File.AppendAllLines(path, lines);
        }

        Console.WriteLine($"{setting.Name} {seed}: table after {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
    }

    private static BitArray Judge(SharedPaths paths, ImageDataset validation)
    {
        using var noGrad = torch.no_grad();
        var right = new List<bool>();
        foreach (var batch in validation.Batches(batchSize: 256))
        {
            using var scope = torch.NewDisposeScope();
            right.AddRange(TensorReads.Read<bool>(paths.Run(batch.Images).argmax(1).eq(batch.Labels)));
        }

        return new([.. right]);
    }
}
