using System.CommandLine;
using Osnas.Experiments;
using Spectre.Console;

namespace Osnas.App;

/// <summary>Lists searches and trainings.</summary>
internal sealed class RunsCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "runs";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "List searches and trainings with their state and result, the newest first";

    private readonly Terminal _terminal;
    private readonly Argument<string> _folder = CreateFolder();

    public RunsCommand(Terminal terminal, Option<bool> json)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        Add(_folder);
        SetAction(result => Run(result.GetRequiredValue(_folder), result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } = ["runs", "runs other-folder --json"];

    public static Argument<string> CreateFolder() => new("folder")
    {
        Description = "The folder that contains the runs",
        DefaultValueFactory = _ => RunPlace.DefaultFolder,
    };

    private void Run(string folder, bool json)
    {
        var runs = RunList.Read(folder);
        if (json)
            _terminal.WriteJson(runs, OsnasJson.Default.IReadOnlyListRunSummary);
        else if (runs.Count == 0)
            Terminal.WriteLine(_terminal.Output, $"there are no runs in {folder}");
        else
            Write(runs);
    }

    private void Write(IReadOnlyList<RunSummary> runs)
    {
        var table = new TextTable(
            new("run", ColumnKind.Words),
            new("state", ColumnKind.Words),
            new("data", ColumnKind.Words),
            new("budget", ColumnKind.Words),
            new("architecture", ColumnKind.Choices),
            new("test"));
        foreach (var run in runs)
        {
            table.Add(
                StyleOf(run.State),
                run.Name,
                RunStateNames.Of(run.State),
                run.Data is { } data ? Path.GetFileName(Path.TrimEndingDirectorySeparator(data)) : string.Empty,
                run.Budget ?? string.Empty,
                run.Architecture is { } architecture ? string.Join(",", architecture) : string.Empty,
                run.TestAccuracy is { } accuracy ? Quantity.Percent(accuracy) : string.Empty);
        }

        table.Write(_terminal.Output);
        foreach (var run in runs.Where(run => run.Fault is not null))
            Terminal.WriteLine(_terminal.Output, $"{run.Name}: {run.Fault}");
        if (runs.Any(run => run.State == RunState.Stopped))
            Terminal.WriteLine(_terminal.Output, "To resume a stopped run, repeat its command.");
    }

    private static Style StyleOf(RunState state) => state switch
    {
        RunState.Finished => Style.Plain,
        RunState.Running => new(Color.Green),
        RunState.Stopped or RunState.OtherVersion => new(Color.Yellow),
        RunState.Damaged => new(Color.Red),
        _ => throw new NotSupportedException($"{state} has no color."),
    };
}
