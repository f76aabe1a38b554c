using System.Text.RegularExpressions;

namespace Osnas.Generators.Tests.Rooms;

/// <summary>The order of a project's rooms (its folders): a room may use those that stand before it.</summary>
internal sealed partial class RoomOrder
{
    private readonly Dictionary<string, int> _places;

    private RoomOrder(IEnumerable<string> rooms) =>
        _places = rooms.Select((room, place) => (room, place)).ToDictionary(room => room.room, room => room.place);

    /// <summary>The rooms, the lowest first.</summary>
    public IReadOnlyCollection<string> Rooms => _places.Keys;

    /// <summary>Reads the numbered list below the heading of a project.</summary>
    /// <param name="page">The page, in Markdown.</param>
    /// <param name="project">The project, as its heading names it.</param>
    public static RoomOrder Read(string page, string project)
    {
        var section = page.ReplaceLineEndings("\n").Split("\n### ")
            .FirstOrDefault(section => section.StartsWith(project + "\n", StringComparison.Ordinal))
            ?? throw new InvalidDataException($"There is no heading '### {project}'.");
        var items = section.Split("\n## ")[0].Split('\n').Select(line => Item().Match(line)).Where(match => match.Success);
        return new(items.Select(match => match.Groups["room"].Value));
    }

    /// <summary>The room of a file: the folder that it is in; empty for a file that is in none.</summary>
    public static string RoomOf(string file) => file.IndexOf('/', StringComparison.Ordinal) is > 0 and var end ? file[..end] : string.Empty;

    /// <summary>The uses against the order, and files whose room isn't in it.</summary>
    /// <param name="files">All files.</param>
    /// <param name="uses">Who uses whom.</param>
    public IEnumerable<string> FindFaults(IEnumerable<string> files, IEnumerable<SourceUse> uses)
    {
        string[] unknown = [.. files.Where(file => !_places.ContainsKey(RoomOf(file)))];
        var missing = _places.Keys.Except(files.Select(RoomOf)).Select(room => $"{room} is in the order, but there is no such folder.");
        var against = uses
            .Where(use => !unknown.Contains(use.File) && !unknown.Contains(use.Target))
            .Where(use => _places[RoomOf(use.File)] < _places[RoomOf(use.Target)])
            .Select(use => $"{use.File}, line {use.Line}: {use.Name} is in {RoomOf(use.Target)}, which comes after {RoomOf(use.File)}.");
        return [.. unknown.Select(file => $"{file} is in no room of the order."), .. missing, .. against];
    }

    [GeneratedRegex(@"^\d+\. `(?<room>\w+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Item();
}
