using Osnas;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Search;

public static class PhotoRuns
{
    /// <summary>What the commands search, evaluate, predict and export do.</summary>
    public static void Run(string photos, string run)
    {
        var report = SearchExperiment.Run(new SearchOptions
        {
            Space = "tiny-28", // or the name of your own class with [SearchSpace]
            Data = new DataOptions { Source = photos },
            Budget = [new ConstraintCfg(InfoMetric.Flops, AtMost: 1_000_000)],
            Supernet = new() { Epochs = 2, BatchSize = 16 },
            Searcher = new EvolutionOptions { Population = 4, Parents = 2, Generations = 1 },
            Model = new() { Epochs = 2, BatchSize = 16 },
            Baselines = 0,
            Output = run,
        });
        Console.WriteLine($"winner {string.Join(",", report.Winner.Architecture)}: {report.Winner.TestAccuracy:P1}");

        var evaluation = EvaluateExperiment.Run(run);
        foreach (var confusion in evaluation.Confusions!)
            Console.WriteLine($"{confusion.Images} of {confusion.Name} taken for {confusion.TakenFor}");

        using var predictor = Predictor.Load(run);
        Console.WriteLine($"classes {string.Join(", ", predictor.ClassNames)}");
        foreach (var prediction in predictor.Predict(Directory.GetFiles(Path.Combine(photos, "cat"))))
            Console.WriteLine($"{prediction.Path}: {prediction.Class} {prediction.Probability:P1}");

        Console.WriteLine(ExportExperiment.Run(run).Output);
    }
}
