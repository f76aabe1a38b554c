using System.CommandLine;
using Osnas.Experiments;
using Spectre.Console;

namespace Osnas.App;

/// <summary>Runs a search.</summary>
/// <param name="options">What to search.</param>
/// <param name="threads">The number of torch threads; null for torch's default.</param>
/// <param name="observer">Observes the run.</param>
/// <param name="cancellation">Cancels between two steps.</param>
/// <returns>The result of the search.</returns>
internal delegate SearchReport SearchRunner(
    SearchOptions options, int? threads, IExperimentObserver observer, CancellationToken cancellation);

/// <summary>Searches a space and trains what was found.</summary>
internal sealed class SearchCommand : Command, IHasExamples, IHasOptionGroups, IReadsOptions
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "search";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "Train a supernet, find the best architecture within a budget, and train it";

    private readonly Terminal _terminal;
    private readonly Func<SearchRunner?, SearchRunner> _run;
    private readonly PlanRunner<SearchOptions> _plan;
    private readonly SearchSettings _settings;
    private readonly Option<int?> _threads = Settings.Threads();
    private readonly Option<bool> _dryRun = Settings.DryRun();

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Takes the result.</param>
    /// <param name="json">Whether that is JSON.</param>
    /// <param name="run">Runs a search the given way; the usual way if none is given.</param>
    /// <param name="plan">Says what a search will do.</param>
    /// <param name="defaults">The default options.</param>
    /// <param name="host">Runs a search another way, if its options ask for it; null without one.</param>
    /// <param name="processors">The number of processors.</param>
    public SearchCommand(
        Terminal terminal,
        Option<bool> json,
        Func<SearchRunner?, SearchRunner> run,
        PlanRunner<SearchOptions> plan,
        SearchOptions defaults,
        ISearchHost? host,
        int processors)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        _run = run;
        _plan = plan;
        _settings = new(defaults);
        foreach (var option in _settings.Options)
            Add(option);
        foreach (var option in host?.Options ?? [])
            Add(option);
        Add(_threads);
        Add(_dryRun);
        SetAction((result, cancellation) =>
        {
            var (options, threads, isJson) = (_settings.Read(result, _terminal), result.GetValue(_threads), result.GetValue(json));
            Settings.WarnOfThreads(threads, processors, _terminal);
            return Task.FromResult(result.GetValue(_dryRun)
                ? Plan(options, threads, isJson, cancellation)
                : Run(console => host?.Choose(result, console), options, threads, isJson, cancellation));
        });
    }

    /// <summary>Makes sure that each option has a name of its own.</summary>
    /// <param name="ofProgram">The options that all commands have.</param>
    /// <exception cref="InvalidOperationException">A class that the program registers declares the flag of another option.</exception>
    public void CheckFlags(IEnumerable<Option> ofProgram) => _settings.Flags.CheckBeside([.. ofProgram, .. Options]);

    public IEnumerable<string> FindFaults(ParseResult result) => ConfigSettings.FindFaults(() => _settings.Read(result, _terminal));

    public IReadOnlyList<string> Examples { get; } =
    [
        "search --space MySpace --data fashion-mnist --budget \"flops<=4M\"",
        "search --preset small-64 --data ./my-images --budget \"flops<=20M\"",
        "search --space MySpace --data fashion-mnist --dry-run",
        "search --from runs/my-run --seed 2",
        "search --config search.yml --set train.epochs=5",
        "search --data ./my-images --budget \"params<=50k\" --strategy random",
    ];

    public IReadOnlyList<(string First, string Title)> OptionGroups { get; } =
    [
        ("--from", "Where the options come from"),
        ("--space", "Search space"),
        ("--data", "Images"),
        ("--budget", "Budget and search"),
        ("--sampler", "Training of the supernet"),
        ("--model-from", "The winner and the architectures for comparison"),
        ("--checkpoint-every", "The run"),
        ("-?", "Output"),
    ];

    private int Plan(SearchOptions options, int? threads, bool json, CancellationToken cancellation)
    {
        PlanView.Write(_terminal, _plan(options, threads, cancellation), json);
        return ExitCode.Success;
    }

    private int Run(
        Func<IAnsiConsole, SearchRunner?> choose, SearchOptions options, int? threads, bool json, CancellationToken cancellation)
    {
        var console = json ? _terminal.Error : _terminal.Output;
        var run = _run(choose(console));
        var report = ExperimentProgress.Show(console, observer => run(options, threads, observer, cancellation));
        if (json)
            _terminal.WriteJson(report, OsnasJson.Default.SearchReport);
        else
            SearchReportView.Write(_terminal.Output, report);
        return ExitCode.Success;
    }
}
