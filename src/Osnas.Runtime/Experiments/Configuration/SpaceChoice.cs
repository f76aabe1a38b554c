using Osnas.Options;

namespace Osnas.Experiments;

/// <summary>The space of a run: one of the program's, or a preset.</summary>
internal sealed record SpaceChoice
{
    /// <summary>The preset that stands for the one that fits best.</summary>
    public const string Auto = "auto";

    /// <summary>The options, besides the space.</summary>
    public static OptionSet<SpaceChoice> Declared { get; } = new OptionSet<SpaceChoice>()
        .Add(
            nameof(Preset), new TextType("name", names: () => [.. SearchSpaces.Presets.Select(preset => preset.Name), Auto]),
            options => options.Preset, (options, value) => options with { Preset = value },
            "A ready search space, instead of --space: a name that the command presets lists; search also takes 'auto', which chooses one "
            + "by image size and budget", "--preset", ["agent.preset"], changesResult: true);

    /// <summary>The name of a preset, or <see cref="Auto"/>; null for none.</summary>
    public string? Preset { get; init; }

    private static OptionDeclaration Option => Declared.Options[0];

    /// <summary>The flags of the space and of the preset, then those of the other options.</summary>
    /// <param name="all">All options; the first one is the space.</param>
    public static IEnumerable<OptionDefault> WithPreset(IEnumerable<OptionDefault> all) =>
        [.. all.Take(1), .. Declared.WithDefaults(new()), .. all.Skip(1)];

    /// <summary>The name of the space, as it can be found by; that of the only one where none is given.</summary>
    /// <param name="document">The values; takes the faults.</param>
    /// <param name="space">The option of the space.</param>
    /// <param name="name">The space that is given; empty for none.</param>
    /// <param name="choose">Chooses a preset; null where that makes no sense.</param>
    /// <param name="other">The space that something else knows, for values that name none.</param>
    public static string Read(
        ConfigDocument document,
        OptionDeclaration space,
        string name,
        Func<PresetSelection?>? choose,
        Func<SearchSpaceRegistration?>? other = null)
    {
        var preset = Declared.Apply(new(), document).Preset;
        if (preset is null || (document.IsOnCommandLine(space) && !document.IsOnCommandLine(Option)))
            return FindSpace(document, space, name, other);
        if (document.Find(space) is not null && document.IsOnCommandLine(space) == document.IsOnCommandLine(Option))
            document.AddFault(Option, $"{document.NameOf(Option)} and {document.NameOf(space)} both choose the space; give only one");
        return preset == Auto ? Choose(document, choose) : FindPreset(document, preset);
    }

    private static string FindSpace(
        ConfigDocument document, OptionDeclaration space, string name, Func<SearchSpaceRegistration?>? other)
    {
        if (SearchSpaces.Find(name) is { } found)
            return found.Name;
        if (name.Length > 0)
        {
            document.AddFault(space, SearchSpaces.FindFault(name));
            return name;
        }

        if (other?.Invoke() is { } known)
            return known.Name;
        switch (SearchSpaces.All)
        {
            case [var only]:
                return only.Name;
            case var all:
                document.AddFault(
                    space,
                    $"{document.NameOf(space)} or {document.NameOf(Option)} is missing; "
                    + SearchSpaces.InWords([.. all.Select(one => one.Name)]));
                return name;
        }
    }

    private static string FindPreset(ConfigDocument document, string name)
    {
        try
        {
            return SearchSpaces.GetPreset(name).Space.Name;
        }
        catch (FormatException exception)
        {
            document.AddFault(Option, exception.Message);
            return name;
        }
    }

    private static string Choose(ConfigDocument document, Func<PresetSelection?>? choose)
    {
        if (choose is null)
            document.AddFault(Option, $"'{Auto}' is for searches; name the preset that the architecture is of");
        if (choose?.Invoke() is not { } selection)
            return Auto;
        document.AddNote($"{document.NameOf(Option)} {Auto}: {selection.Reason}");
        return selection.Preset.Space.Name;
    }
}
