using System.Globalization;
using Osnas;
using Osnas.Benchmarks;
using Osnas.Data;
using Osnas.Samples;
using Osnas.Search;
using static TorchSharp.torch;

// Times the evaluation of an evolution's populations, with the work of common prefixes shared and not. No argument, or
// how many generations follow the first population.
var generations = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 10;
random.manual_seed(1);
Console.WriteLine($"threads {get_num_threads()}, seconds of a population, of the others together, without sharing and with it");
Measure(new FBNetS.Supernet(classes: 10), FBNetS.LookUpTable.Create(inputSize: 32), images: 256);
Measure(new SPOS.Supernet(classes: 10), SPOS.LookUpTable.Create(inputSize: 32), images: 256);
Measure(new DigitsSpace.Supernet(), DigitsSpace.LookUpTable.Create(), images: 512);

void Measure(BaseSupernet supernet, BaseLookUpTable table, int images)
{
    using var network = supernet;
    using var data =
        new InMemoryDataset(
            randn(images, table.Spec.InputChannels, table.InputSize.Height, table.InputSize.Width), randint(0, 10, images), 10);
    var evaluator = new TimedEvaluator(
        new SupernetEvaluator(supernet, data, data), new SupernetEvaluator(supernet, data, data) { SharedMegabytes = 0 });
    var options = new EvolutionOptions { Population = 50, Parents = 10, Generations = generations };
    SearchRun.Run(new EvolutionSearcher(new(new(table, [])), options, seed: 1), evaluator);
    var (first, others) = (evaluator.Times[0], evaluator.Times[1..]);
    Print(table.Spec.Name, first.Alone, first.Shared, others.Sum(time => time.Alone), others.Sum(time => time.Shared));
}

static void Print(string name, double firstAlone, double firstShared, double alone, double shared) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{name,-12} {firstAlone,7:F2} {firstShared,7:F2} ({firstAlone / firstShared:F2} x) {alone,7:F2} {shared,7:F2} "
    + $"({alone / shared:F2} x)"));
