using System.CommandLine;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>Lists the search spaces of the program.</summary>
internal sealed class ListCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "list";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "List the search spaces and the ranges of their costs";

    private readonly Terminal _terminal;
    private readonly Func<IEnumerable<SearchSpaceRegistration>> _spaces;
    private readonly Option<bool> _presets = new("--presets") { Description = "List the presets too" };

    public ListCommand(Terminal terminal, Option<bool> json, Func<IEnumerable<SearchSpaceRegistration>> spaces)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        _spaces = spaces;
        Add(_presets);
        SetAction(result => Run(result.GetValue(json), result.GetValue(_presets)));
    }

    public IReadOnlyList<string> Examples { get; } = ["list", "list --presets", "list --json"];

    private int Run(bool json, bool withPresets)
    {
        List<SpaceDocument> spaces = [];
        var isWhole = true;
        foreach (var space in _spaces().Concat(withPresets ? SearchSpaces.Presets.Select(preset => preset.Space) : []))
        {
            try
            {
                spaces.Add(SpaceDocument.Create(space));
            }
            catch (Exception exception)
            {
                // A look-up table of the user's own can fail. The other spaces are listed all the same.
                Terminal.WriteLine(_terminal.Error, $"{space.Name} can't be listed: {Failure.Describe(exception)}");
                isWhole = false;
            }
        }

        if (json)
            WriteJson(spaces);
        else if (spaces.Count > 0)
            Draw(spaces).Write(_terminal.Output);
        else if (isWhole)
            Terminal.WriteLine(_terminal.Output, SearchSpaces.InWords([]));
        return isWhole ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>Writes the list as JSON. The runtime loads the serializer for a method that has it, so that no other method does.</summary>
    private void WriteJson(IReadOnlyList<SpaceDocument> spaces) =>
        _terminal.WriteJson(spaces, OsnasJson.Default.IReadOnlyListSpaceDocument);

    private static TextTable Draw(IReadOnlyList<SpaceDocument> spaces)
    {
        var table = new TextTable(
            new("space", ColumnKind.Words),
            new("layers x candidates"),
            new("architectures"),
            new("input"),
            new("FLOPs min / median / max", ColumnKind.Ranges),
            new("params min / median / max", ColumnKind.Ranges),
            new("fingerprint"));
        foreach (var space in spaces)
        {
            table.Add(
                space.Space,
                space.SubBlocks == 1 ? $"{space.Layers} x {space.Candidates}" : $"{space.Layers} x {space.SubBlocks} x {space.Candidates}",
                SearchSpaces.Get(space.Space).Spec.ArchitectureCountInWords,
                space.InputSize.ShortText,
                Describe(space.Flops),
                Describe(space.Params),
                space.Fingerprint);
        }

        return table;
    }

    private static string Describe(CostRange range) =>
        $"{Quantity.Short(range.Min)} / {Quantity.Short(range.Median)} / {Quantity.Short(range.Max)}";
}
