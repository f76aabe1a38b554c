using System.CommandLine;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>The options of a training. One that isn't given leaves the default, or the configuration, as it is.</summary>
internal sealed class TrainSettings
{
    private static readonly TrainOptions Defaults = new();

    private readonly ConfigSettings _config = new();
    private readonly FlagSettings _flags = new(TrainConfig.Flags(Defaults));
    private readonly ArchitectureSetting _architecture = new();

    public Option<int?> Threads { get; } = Settings.Threads();

    /// <summary>The flags, among which are those of classes that the program registers by name.</summary>
    public FlagSettings Flags => _flags;

    public IEnumerable<Option> Options => [.. _config.Options, _architecture.Option, .. _flags.Options];

    public TrainOptions Read(ParseResult result, Terminal terminal) => _config.Read(
        result,
        _flags.Read(result),
        (document, name) => TrainConfig.Read(
            document,
            name,
            Defaults,
            IsInFile(document, result) ? null : spec => _architecture.Find(result, spec),
            () => _architecture.FindSpace(result)),
        terminal);

    private bool IsInFile(ConfigDocument document, ParseResult result) => document.IsFile && !_architecture.IsGiven(result);
}
