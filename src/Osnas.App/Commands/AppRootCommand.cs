using System.CommandLine;

namespace Osnas.App;

/// <summary>The program itself, with the options that all commands have.</summary>
internal sealed class AppRootCommand : RootCommand, IHasExamples, IHasOptionGroups
{
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

    public IReadOnlyList<(string First, string Title)> OptionGroups { get; private set; } = [];

    /// <summary>Makes the options and the action of a command those of the program.</summary>
    public void ActAs(SearchCommand search)
    {
        foreach (var option in search.Options)
            Add(option);
        Action = search.Action;
        OptionGroups = search.OptionGroups;
        Examples = ["", "--epochs 10 --seed 1", "list"];
    }
}
