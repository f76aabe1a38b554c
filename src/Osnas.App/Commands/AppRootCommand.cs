using System.CommandLine;

namespace Osnas.App;

/// <summary>The program itself, with the options that all commands have.</summary>
internal sealed class AppRootCommand : RootCommand, IHasExamples
{
    private IReadOnlyList<Option> _optionsOfSearch = [];

    public AppRootCommand()
        : base("One-shot neural architecture search in the search spaces of this program.")
    {
        Add(Json);
        Add(Verbose);
    }

    public Option<bool> Json { get; } =
        new("--json") { Description = "Write the result as JSON; all other text goes to stderr", Recursive = true };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Show the stack trace of an error", Recursive = true };

    public IReadOnlyList<string> Examples { get; private set; } = ["list", "search --help"];

    /// <summary>Says in the help that the program runs a search if no command is given.</summary>
    public void TellOfSearch()
    {
        Description += $" Without a command, it runs a search; {ExecutableName} {SearchCommand.Word} --help shows the options.";
        Examples = ["", "--epochs 10 --seed 1", "list"];
    }

    /// <summary>Makes the options and the action of a search those of the program.</summary>
    public void ActAs(SearchCommand search)
    {
        _optionsOfSearch = [.. search.Options];
        foreach (var option in _optionsOfSearch)
            Add(option);
        Action = search.Action;
    }

    /// <summary>Leaves the options of a search to the help of that command.</summary>
    public void HideOptionsOfSearch()
    {
        foreach (var option in _optionsOfSearch)
            option.Hidden = true;
    }
}
