using System.Globalization;

namespace Osnas.Data;

/// <summary>What data was taken, in lines of text for the start of a run.</summary>
internal static class DataSummary
{
    // A terminal's 80 columns, of which the names of the lines take 10.
    private const int Width = 70;
    private const int NameWidth = 10;
    private const int MaxRows = 20;
    private const int MaxName = 34;

    /// <summary>The lines.</summary>
    /// <param name="data">The data.</param>
    /// <param name="options">Where it is from.</param>
    /// <param name="spec">The search space that it is for; null for none.</param>
    /// <param name="balance">How the training balances the classes, which makes advice needless; null if it doesn't.</param>
    /// <param name="spaceName">The name that users give the space; null for that of its class.</param>
    public static IReadOnlyList<string> Create(
        DataSplit data, DataOptions options, SearchSpaceSpec? spec, string? balance = null, string? spaceName = null)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(options.Source));
        var validation = data.HasValidation ? data.Validation.Count : 0;
        string[] lines =
        [
            .. Wrap(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {data.Train.Count:N0} training, {validation:N0} validation, {data.Test.Count:N0} test images, "
                + $"{DescribeSize(data.Train, options, spaceName ?? spec?.Name)}, {data.Train.Classes} classes")),
            .. spec is not null && spec.Classes != data.Train.Classes
                ? Wrap(
                    $"networks have {data.Train.Classes} outputs, one for each class, instead of the {spec.Classes} of "
                    + (spaceName ?? spec.Name))
                : [],
            .. data.Train.Classes > MaxRows ? Ranges(data.CountClasses()) : Table(data.CountClasses()),
            .. data.Notes.SelectMany(note => Wrap((balance is null ? note : note with { Advice = null }).ToString())),
        ];
        return [.. Block("data", lines), .. balance is null ? [] : Block("classes", Wrap(balance))];
    }

    /// <summary>Lines with a name before the first.</summary>
    internal static IReadOnlyList<string> Block(string name, IEnumerable<string> lines) =>
        [.. lines.Select((line, index) => (index == 0 ? name : string.Empty).PadRight(NameWidth) + line)];

    /// <summary>The size of the images, and why it isn't their own.</summary>
    private static string DescribeSize(ImageDataset images, DataOptions options, string? space)
    {
        var isScaled = images.OwnSize != images.Size;
        string[] remarks =
        [
            .. images.Size.IsSquare ? Array.Empty<string>() : ["height x width"],
            .. isScaled && options.InputSize is null && space is not null ? (string[])[$"the input size of {space}"] : [],
        ];
        var from = isScaled ? $"scaled {(images.OwnSize is { } own ? $"from {own} " : string.Empty)}to " : string.Empty;
        return $"{from}{images.Size}{(remarks.Length == 0 ? string.Empty : $" ({string.Join(", ", remarks)})")}";
    }

    private static IEnumerable<string> Table(IReadOnlyList<ClassCount> classes)
    {
        string[][] rows =
            [
                ["class", "training", "validation", "test"],
                .. classes.Select(only => (string[])
                [
                    Short(only.Name), NumberText.Exact(only.Train), NumberText.Exact(only.Validation), NumberText.Exact(only.Test),
                ])
            ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(
            row => string.Join(
                "  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
    }

    private static IEnumerable<string> Ranges(IReadOnlyList<ClassCount> classes) =>
        new (string Part, Func<ClassCount, long> Count)[]
        {
            ("training", only => only.Train), ("validation", only => only.Validation), ("test", only => only.Test)
        }
            .Where(part => classes.Any(only => part.Count(only) > 0))
            .SelectMany(
                part => (classes.MinBy(part.Count)!, classes.MaxBy(part.Count)!) is var (least, greatest)
                    && part.Count(least) == part.Count(greatest)
                ? Wrap($"{NumberText.Exact(part.Count(least))} {part.Part} images of each class")
                : Wrap(
                    $"{NumberText.Exact(part.Count(least))} ({Short(least.Name)}) to "
                    + $"{NumberText.Exact(part.Count(greatest))} ({Short(greatest.Name)}) {part.Part} images of a class"));

    /// <summary>A name from outside: of any length, with any characters.</summary>
    private static string Short(string name)
    {
        var shown = string.Concat(name.Select(letter => char.IsControl(letter) ? '?' : letter));
        return shown.Length > MaxName ? shown[..(MaxName - 3)] + "..." : shown;
    }

    /// <summary>Breaks a line between words; those after the first are indented.</summary>
    internal static IEnumerable<string> Wrap(string text)
    {
        var line = string.Empty;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = "  " + word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
