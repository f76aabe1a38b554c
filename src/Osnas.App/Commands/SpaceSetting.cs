using System.CommandLine;
using System.CommandLine.Completions;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>The options that name a search space or a preset; a program that has only one space needs neither.</summary>
internal sealed class SpaceSetting
{
    private readonly Option<string?> _space = Create(
        "--space", "The search space; optional if there is only one", () => SearchSpaces.All.Select(space => space.Name));

    private readonly Option<string?> _preset = Create(
        "--preset", "A predefined search space, instead of --space; the command presets lists them",
        () => SearchSpaces.Presets.Select(preset => preset.Name));

    public IEnumerable<Option> Options => [_space, _preset];

    /// <summary>The space that is given; else the one that another option knows, or the only one.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="other">The space that another option knows, if it does.</param>
    public SearchSpaceRegistration Find(ParseResult result, Func<SearchSpaceRegistration?> other)
    {
        var (name, preset) = (result.GetValue(_space), result.GetValue(_preset));
        if (name is not null && preset is not null)
            throw new UsageException($"{_preset.Name} and {_space.Name} both choose the space; give only one");
        if (preset is not null)
            return FindPreset(preset);
        if (name is not null)
            return SearchSpaces.Get(name);
        return other() ?? SearchSpaces.All switch
        {
            [var only] => only,
            var all => throw new UsageException(
                $"{_space.Name} or {_preset.Name} is missing; {SearchSpaces.InWords([.. all.Select(space => space.Name)])}"),
        };
    }

    private SearchSpaceRegistration FindPreset(string name)
    {
        if (name == SpaceChoice.Auto)
            throw new UsageException($"{_preset.Name} {name} is for searches; name a preset");
        try
        {
            return SearchSpaces.GetPreset(name).Space;
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{_preset.Name}: {exception.Message}");
        }
    }

    private static Option<string?> Create(string name, string description, Func<IEnumerable<string>> names)
    {
        var option = Settings.Text(name, description, "name");
        option.CompletionSources.Add(_ => names().Select(space => new CompletionItem(space)));
        return option;
    }
}
