using Osnas.LookUpTables;

namespace Osnas.App;

/// <summary>A budget on the command line, which lacks its bound if a shell took that for the name of a file.</summary>
internal static class BudgetWord
{
    /// <summary>Reads a budget.</summary>
    /// <param name="text">The word of the command line.</param>
    /// <exception cref="FormatException">It is no budget; the message names the file that a shell made of its end.</exception>
    public static ConstraintCfg Parse(string text) => Parse(text, Directory.GetCurrentDirectory());

    internal static ConstraintCfg Parse(string text, string folder)
    {
        try
        {
            return ConstraintText.Parse(text);
        }
        catch (FormatException exception) when (FindEnd(text, folder) is { } file)
        {
            throw new FormatException(
                $"'{text}' is not a budget. There is a file '{file}' here: shells make it from {text}>{file} without quotes. Delete it, "
                + $"and write --budget \"{text}>{file}\".",
                exception);
        }
    }

    /// <summary>The file with the name that the end of the budget would have.</summary>
    private static string? FindEnd(string text, string folder) => text.Any(character => !char.IsAsciiLetter(character))
        ? null
        : Directory.EnumerateFiles(folder)
            .Select(path => Path.GetFileName(path))
            .Where(name => ConstraintReader.Read($"{text}>{name}").Constraint is not null)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
}
