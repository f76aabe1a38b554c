using System.CommandLine;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>The option that names an architecture: by its choices, by a file of it, or by the run that found it.</summary>
internal sealed class ArchitectureSetting
{
    public Option<string?> Option { get; } = Settings.Text(
        "--architecture",
        "The index of the chosen candidate in each layer, separated by commas; or the file of an architecture; or the folder of the run "
        + "that found it",
        "0,3,1,...|file|folder");

    public bool IsGiven(ParseResult result) => result.GetValue(Option) is not null;

    /// <summary>The architecture that is given.</summary>
    /// <exception cref="UsageException">None is, or what is given is none.</exception>
    public Architecture Find(ParseResult result, SearchSpaceSpec spec)
    {
        var text = result.GetValue(Option) ?? throw new UsageException(
            $"{Option.Name} is missing: write the index of the candidate in each layer, as in 0,3,1, the file of an architecture, or the "
            + "folder of the run that found it");
        if (Path.Exists(text))
            return ArchitectureReader.Read(text, spec);
        CheckNoPath(text);
        try
        {
            return Architecture.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{Option.Name}: {exception.Message}");
        }
    }

    /// <summary>The space of the file or run that is given; null if none is, or if it doesn't say.</summary>
    /// <exception cref="UsageException">What is given isn't there.</exception>
    public SearchSpaceRegistration? FindSpace(ParseResult result)
    {
        if (result.GetValue(Option) is not { } text)
            return null;
        if (Path.Exists(text))
            return ArchitectureReader.FindSpace(text);
        CheckNoPath(text);
        return null;
    }

    private void CheckNoPath(string text)
    {
        if (text.IndexOfAny(['/', '\\']) >= 0 || (text.Any(char.IsLetter) && !text.Contains(',', StringComparison.Ordinal)))
            throw new UsageException(
                $"{Option.Name}: there is no file '{text}'; write the path of a file, or a candidate index for each layer, as in 0,3,1");
    }
}
