using System.CommandLine;
using System.CommandLine.Completions;

namespace Osnas.App;

/// <summary>The option that names a search space; a program that has only one needs no name.</summary>
/// <param name="byDefault">The name to take where the option isn't given; empty for the only one.</param>
internal sealed class SpaceSetting(string byDefault = "")
{
    /// <summary>The key that a configuration has for it.</summary>
    public const string Key = "agent.search_space_agent";

    public Option<string?> Option { get; } = Create(byDefault);

    public bool IsGiven(ParseResult result) => result.GetValue(Option) is not null;

    public SearchSpaceRegistration Find(ParseResult result)
    {
        var name = result.GetValue(Option) ?? byDefault;
        if (name.Length > 0)
            return SearchSpaces.Get(name);
        return SearchSpaces.All switch
        {
            [] => throw new UsageException("there is no search space: no loaded assembly has a class with [SearchSpace]"),
            [var only] => only,
            var all => throw new UsageException(
                $"{Option.Name} is missing; there are: {string.Join(", ", all.Select(space => space.Name))}"),
        };
    }

    private static Option<string?> Create(string byDefault)
    {
        var option = Settings.Text("--space", "The search space; optional if there is only one", "name", byDefault);
        option.CompletionSources.Add(_ => SearchSpaces.All.Select(space => new CompletionItem(space.Name)));
        return option;
    }
}
