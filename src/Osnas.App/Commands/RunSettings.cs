using System.CommandLine;

namespace Osnas.App;

/// <summary>The options of where a run is kept, and what decides its chances.</summary>
/// <param name="output">The folder that runs have their folders in.</param>
/// <param name="seed">The default of the seed.</param>
internal sealed class RunSettings(string output, int seed)
{
    private const string DefaultOutput = "runs";

    private readonly Option<int?> _seed = Settings.Number<int>("--seed", "Decides everything that is left to chance", seed, 0);
    private readonly Option<string?> _name = Settings.Text("--name", "Name of the run [default: <space>-<data>-seed<seed>, or that of the configuration's file]", "name");
    private readonly Option<string?> _output = Settings.Text("--output", "The folder that the run has its folder in", "folder", output.Length > 0 ? output : DefaultOutput);

    public IEnumerable<Option> Options => [_seed, _name, _output];

    /// <summary>The same, as a configuration has it.</summary>
    public IEnumerable<string> Overrides(ParseResult result) =>
        result.GetValue(_output) is { } folder ? [$"logs_path.logger_path={folder}"] : [];

    public int Seed(ParseResult result, int byDefault) => result.GetValue(_seed) ?? byDefault;

    public string? Name(ParseResult result) => result.GetValue(_name);

    /// <summary>The folder that the run has its folder in.</summary>
    public string Parent(ParseResult result) => result.GetValue(_output) ?? (output.Length > 0 ? output : DefaultOutput);

    /// <summary>The folder of a run that has no configuration.</summary>
    public string Folder(ParseResult result, string space, string data, int runSeed) =>
        Path.Combine(Parent(result), Name(result) ?? NameRun(space, data, runSeed));

    private static string NameRun(string space, string data, int runSeed)
    {
        var file = Path.GetFileName(Path.TrimEndingDirectorySeparator(data));
        return $"{space}-{file.Split('.')[0]}-seed{runSeed}".ToLowerInvariant();
    }
}
