using System.CommandLine;
using System.CommandLine.Parsing;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Options;

namespace Osnas.App;

/// <summary>Looks at data.</summary>
/// <param name="options">Which data, and how it is read.</param>
/// <param name="seed">The seed that divides it.</param>
/// <param name="space">A search space to compare it with; null for none.</param>
/// <returns>What was found.</returns>
internal delegate DataInspection DataRunner(DataOptions options, int seed, SearchSpaceRegistration? space);

/// <summary>Shows what data is, and what a search would take of it.</summary>
internal sealed class DataCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "data";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "Show how Osnas reads a folder or file of images, and what a search would use";

    private static readonly OptionSet<DataOptions> Data =
        DataOptions.Declared
            .Change(nameof(DataOptions.Source), option => option with { Flag = null })
            .Change(
                nameof(DataOptions.InputSize),
                option => option with
                {
                    Description = "Height and width to scale images to [default: those of --space; without it, 224 for folders of "
                        + "pictures, otherwise their own size]",
                });

    private readonly Terminal _terminal;
    private readonly DataRunner _run;
    private readonly Argument<string> _source = CreateSource();
    private readonly FlagSettings _data = new(Data.Flags(new()));
    private readonly Option<int?> _seed = Settings.Whole("--seed", "The seed that divides the images", 0, OptionRanges.Seed);
    private readonly Option<string?> _space = Settings.Text("--space", "A search space to compare the data with", "name");

    public DataCommand(Terminal terminal, Option<bool> json, DataRunner run)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        _run = run;
        _source.Description = $"The images: {DataSource.Known}";
        Add(_source);
        foreach (var option in _data.Options)
            Add(option);
        Add(_seed);
        Add(_space);
        SetAction(result => Run(result, result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } =
        ["data ./photos", @"data ./photos --group-by ""regex:^(\w+)_"" --fit pad", "data ./photos --space MySpace --json"];

    public static Argument<string> CreateSource() => new("source");

    private void Run(ParseResult result, bool json)
    {
        var inspection = _run(
            ReadData(result),
            result.GetValue(_seed) ?? 0,
            result.GetValue(_space) is { } name ? SearchSpaces.Get(name) : null);
        if (json)
        {
            _terminal.WriteJson(inspection.Report, OsnasJson.Default.DataReport);
            return;
        }

        foreach (var line in inspection.Lines)
            Terminal.WriteLine(_terminal.Output, line);
    }

    private DataOptions ReadData(ParseResult result)
    {
        var document = ConfigDocument.OfCommandLine(_data.Read(result));
        return ConfigSettings.Guard(document, () =>
        {
            var data = Data.Apply(new() { Source = result.GetRequiredValue(_source) }, document);
            Data.Judge(data, document);
            document.Check();
            return data;
        });
    }
}
