using System.CommandLine;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>Lists the search spaces of the program.</summary>
internal sealed class ListCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;

    public ListCommand(Terminal terminal, Option<bool> json)
        : base("list", "List the search spaces, with the range of their costs")
    {
        _terminal = terminal;
        SetAction(result => Run(result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } = ["list", "list --json"];

    private void Run(bool json)
    {
        IReadOnlyList<SpaceDocument> spaces = [.. SearchSpaces.All.Select(SpaceDocument.Create)];
        if (json)
            _terminal.WriteJson(spaces, OsnasJson.Default.IReadOnlyListSpaceDocument);
        else if (spaces.Count == 0)
            Terminal.WriteLine(_terminal.Output, "no class with [SearchSpace] is in the assemblies that are loaded");
        else
            Draw(spaces).Write(_terminal.Output);
    }

    private static TextTable Draw(IReadOnlyList<SpaceDocument> spaces)
    {
        var table = new TextTable(
            new("space", ColumnKind.Words), new("layers x candidates"), new("architectures"), new("input"), new("FLOPs min / median / max", ColumnKind.Ranges), new("params min / median / max", ColumnKind.Ranges), new("fingerprint"));
        foreach (var space in spaces)
        {
            table.Add(
                space.Space,
                space.SubBlocks == 1 ? $"{space.Layers} x {space.Candidates}" : $"{space.Layers} x {space.SubBlocks} x {space.Candidates}",
                SearchSpaces.Get(space.Space).Spec.ArchitectureCountInWords,
                $"{space.InputSize}",
                Describe(space.Flops),
                Describe(space.Params),
                space.Fingerprint);
        }

        return table;
    }

    private static string Describe(CostRange range) =>
        $"{Quantity.Short(range.Min)} / {Quantity.Short(range.Median)} / {Quantity.Short(range.Max)}";
}
