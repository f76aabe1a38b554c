using Osnas.Samples;
using Osnas.Search;

// What a search finds in a space where each architecture was trained: the evaluator looks the accuracies up.
var judge = NasBenchTable.Read(Path.Combine(AppContext.BaseDirectory, "data", "nas-bench-macro.csv.gz"));
var inside = new Osnas.Training.BudgetSampler(new(NasBenchMacro.LookUpTable.Create(), []));
var found = SearchRun.Run(new BayesianSearcher(inside, new() { Evaluations = 50 }, seed: 1), judge.EvaluateMean()).Best;
Console.WriteLine($"{found.Architecture}: {found.Fitness:F2} %, {judge.RegretOf(found.Architecture):F2} points below the best");
