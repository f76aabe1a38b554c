using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Osnas.Experiments;
using Osnas.Report;
using Spectre.Console;

namespace Osnas.App;

/// <summary>Finds and runs the command of the arguments, and turns errors into a message and an exit code.</summary>
/// <param name="terminal">The output of commands.</param>
/// <param name="runners">What commands run.</param>
/// <param name="app">The additions of the program. If it has defaults of a search, that is the default command.</param>
internal sealed class AppHost(Terminal terminal, Runners runners, OsnasAppBuilder app)
{
    private IReadOnlyList<string> _arguments = [];

    public async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        _arguments = args;
        var exitCode = await InvokeAsync(args, cancellation).ConfigureAwait(false);
        if (terminal.Results is not { Fault: { } fault } results)
            return exitCode;

        // Who closes a pipe, as head does, has seen enough, and knows.
        if (!results.IsReaderGone)
            WriteError($"can't write to standard output: {fault}. That output is lost; files are not affected.");
        return exitCode == ExitCode.Success ? ExitCode.OutputLost : exitCode;
    }

    private async Task<int> InvokeAsync(string[] args, CancellationToken cancellation)
    {
        AppRootCommand root;
        try
        {
            root = CreateRoot();
        }
        catch (InvalidOperationException exception)
        {
            // A class that a program registers by name declares what no command line can have.
            WriteError(exception.Message);
            return ExitCode.Failure;
        }

        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (var error in DescribeParseErrors(result))
                WriteError(error);
            return ReportBadUsage(result);
        }

        try
        {
            var streams = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = terminal.Output.Profile.Out.Writer,
                Error = terminal.Error.Profile.Out.Writer,
            };
            return await result.InvokeAsync(streams, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            Terminal.WriteLine(terminal.Error, exception is RunStoppedException ? $"cancelled: {exception.Message}" : "cancelled");
            return ExitCode.Cancelled;
        }
        catch (UsageException exception)
        {
            WriteError(exception.Message);
            return ReportBadUsage(result);
        }
        catch (Exception exception)
        {
            WriteError(Failure.Describe(exception));
            if (result.GetValue(root.Verbose))
                Terminal.WriteLine(terminal.Error, exception.ToString());
            else if (!Failure.IsExpected(exception))
                Terminal.WriteLine(terminal.Error, $"{root.Verbose.Name} shows where it happened");
            return ExitCode.Failure;
        }
    }

    private AppRootCommand CreateRoot()
    {
        var root = new AppRootCommand();
        var commands = new CommandList(root, _arguments);
        commands.Add(ListCommand.Word, ListCommand.Purpose, () => new ListCommand(terminal, root.Json, () => SearchSpaces.All));
        commands.Add(PresetsCommand.Word, PresetsCommand.Purpose, () => new PresetsCommand(terminal, root.Json));
        commands.Add(TableCommand.Word, TableCommand.Purpose, () => new TableCommand(terminal, root.Json, runners.Latency));
        commands.Add(CostCommand.Word, CostCommand.Purpose, () => new CostCommand(terminal, root.Json));
        commands.Add(SpaceCommand.Word, SpaceCommand.Purpose, () => new SpaceCommand(terminal, root.Json));
        commands.Add(
            DataCommand.Word, DataCommand.Purpose, () => new DataCommand(terminal, root.Json, runners.Data), DataCommand.CreateSource);
        commands.Add(SearchCommand.Word, SearchCommand.Purpose, () => CreateSearch(root));
        commands.Add(TrainCommand.Word, TrainCommand.Purpose, () => CreateTrain(root));
        commands.Add(EvaluateCommand.Word, EvaluateCommand.Purpose, () => new EvaluateCommand(terminal, root.Json, runners.Evaluate));
        commands.Add(
            PredictCommand.Word, PredictCommand.Purpose, () => new PredictCommand(terminal, root.Json, runners.Predict),
            PredictCommand.CreateNames);
        commands.Add(ExportCommand.Word, ExportCommand.Purpose, () => new ExportCommand(terminal, root.Json, runners.Export));
        commands.Add(RunsCommand.Word, RunsCommand.Purpose, () => new RunsCommand(terminal, root.Json), RunsCommand.CreateFolder);
        commands.Add(ReportCommand.Word, ReportCommand.Purpose, () => new ReportCommand(terminal, root.Json));
        commands.Add(DoctorCommand.Word, DoctorCommand.Purpose, () => new DoctorCommand(terminal, root.Json, runners.Examine));
        commands.Add(
            CompletionCommand.Word, CompletionCommand.Purpose, () => new CompletionCommand(terminal), CompletionCommand.CreateShell);
        foreach (var create in app.Commands)
            commands.Add(create(terminal, root.Json));
        if (app.Defaults is not null)
            root.TellOfSearch();
        if (app.Defaults is not null && !commands.IsFirst && !commands.IsHelp && !commands.IsVersion)
            root.ActAs(CreateSearch(root));
        HelpPage.AddTo(root.Options.OfType<HelpOption>().Single(), terminal.Output);
        LibraryVersion.AddTo(root.Options.OfType<VersionOption>().Single());
        return root;
    }

    private SearchCommand CreateSearch(AppRootCommand root)
    {
        var search = new SearchCommand(
            terminal,
            root.Json,
            run => Search(run ?? runners.Search),
            runners.PlanSearch,
            app.Defaults ?? new(),
            app.SearchHost,
            runners.Processors);
        search.CheckFlags(root.Options);
        return search;
    }

    private TrainCommand CreateTrain(AppRootCommand root)
    {
        var train = new TrainCommand(terminal, root.Json, Train, runners.PlanTrain, runners.Processors);
        train.CheckFlags(root.Options);
        return train;
    }

    /// <summary>Runs a search, and what belongs to each run.</summary>
    private SearchRunner Search(SearchRunner run) => (options, threads, observer, cancellation) =>
        RunWithPage(options.Output, observer, all => run(options, threads, all, cancellation));

    private TrainReport Train(TrainOptions options, int? threads, IExperimentObserver observer, CancellationToken cancellation) =>
        RunWithPage(options.Output, observer, all => runners.Train(options, threads, all, cancellation));

    private T RunWithPage<T>(string run, IExperimentObserver observer, Func<IExperimentObserver, T> work)
    {
        var report = SharedObserver.Watch(observer, ObserversOf(run), work);
        WritePage(run);
        return report;
    }

    /// <summary>Writes the page of a finished run, whose result stays whatever becomes of its page.</summary>
    private void WritePage(string run)
    {
        if (!RunFolder.IsOfRun(run))
            return;
        try
        {
            ReportPages.WriteInto(run);
        }
        catch (Exception exception)
        {
            Terminal.WriteLine(
                terminal.Error, $"{run} is complete, but {ReportPages.FileName} can't be written: {Failure.Describe(exception)}");
        }
    }

    private IReadOnlyList<Func<IExperimentObserver>> ObserversOf(string run) =>
    [
        () => new CommandObserver(
            run, new(RootCommand.ExecutableName, _arguments) { OnWindows = OperatingSystem.IsWindows() }, terminal),
        .. app.Observers,
    ];

    private static IEnumerable<string> DescribeParseErrors(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (result.UnmatchedTokens is not [var unknown, ..])
            return result.Errors.Select(error => error.Message).Distinct();

        // Arguments may be names of commands, as in serve runs: then the first word is what was meant.
        if (unknown == result.Tokens[0].Value && PackageCommands.Describe(unknown) is { } absent)
            return [absent];
        if (command is not RootCommand || unknown.StartsWith('-'))
            return DescribeUnknownOptions(result).Concat(DescribeOtherFaults(result)).Distinct();
        var names = command.Subcommands.Select(subcommand => subcommand.Name).ToArray();
        return [$"there is no command '{unknown}'; {SimilarName.Ask(unknown, names)}there are {string.Join(", ", names)}"];
    }

    /// <summary>The options that a command doesn't have. The words behind them are their values.</summary>
    private static IEnumerable<string> DescribeUnknownOptions(ParseResult result)
    {
        string[] options = [.. result.UnmatchedTokens.Where(token => token.StartsWith('-'))];
        return (options.Length > 0 ? options : [result.UnmatchedTokens[0]]).Select(unknown =>
        {
            var meant = FindOption(result, unknown) is { } option ? $"; did you mean {option}?" : string.Empty;
            return $"{result.CommandResult.Command.Name} has no option '{unknown}'{meant}";
        });
    }

    /// <summary>What is wrong beside unknown options. What is missing may be what one of them should have been.</summary>
    private static IEnumerable<string> DescribeOtherFaults(ParseResult result)
    {
        foreach (var error in result.Errors.Where(error => error.SymbolResult is OptionResult))
            yield return error.Message;
        if (result.Errors.All(error => error.SymbolResult is not OptionResult)
            && result.CommandResult.Command is IReadsOptions command)
        {
            foreach (var fault in command.FindFaults(result).Where(fault => !fault.Contains(" is missing", StringComparison.Ordinal)))
                yield return fault;
        }
    }

    /// <summary>The option that was meant; those of the program are options of each command.</summary>
    private static string? FindOption(ParseResult result, string unknown) =>
        SimilarName.Find(
            unknown,
            result.CommandResult.Command.Options.Concat(result.RootCommandResult.Command.Options.Where(option => option.Recursive))
                .Select(option => option.Name));

    private int ReportBadUsage(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var words = command is RootCommand ? command.Name : $"{RootCommand.ExecutableName} {command.Name}";
        Terminal.WriteLine(terminal.Error, $"{words} --help shows the usage");
        return ExitCode.BadUsage;
    }

    private void WriteError(string message)
    {
        const string Label = "error: ";
        terminal.Error.Write(new Text(Label, new Style(Color.Red)));
        Terminal.WriteLine(terminal.Error, message, Label.Length);
    }
}
