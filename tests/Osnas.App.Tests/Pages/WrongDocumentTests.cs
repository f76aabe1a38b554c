using System.Text.Json.Nodes;
using Osnas.Experiments;
using Osnas.Report;

namespace Osnas.App.Tests.Pages;

/// <summary>The documents of a run are JSON, but not what they should be: somebody edited them, or another program wrote them.</summary>
public sealed class WrongDocumentTests : IDisposable
{
    private static readonly string[] Values = ["null", "\"x\"", "\"0\"", "1e300", "[null]"];

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-pages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Each value of each document in turn, of a list the first one.</summary>
    [Theory]
    [InlineData(RunDirectory.ConfigFile)]
    [InlineData(RunDirectory.SpaceFile)]
    [InlineData(RunDirectory.LookUpTableFile)]
    [InlineData(RunDirectory.DataFile)]
    [InlineData(RunDirectory.VersionFile)]
    [InlineData(RunDirectory.TimesFile)]
    [InlineData(RunDirectory.CommandFile)]
    [InlineData(RunDirectory.ReportFile)]
    [InlineData(RunDirectory.WrongImagesFile)]
    public void A_page_is_written_whatever_a_document_holds(string file)
    {
        var run = Path.Combine(_folder, "run");
        SampleRun.Write(run, TinySample.Table, TinySample.Budget, 3, TinySample.Classes, trainings: 1);
        var path = Path.Combine(run, file);
        var text = File.ReadAllText(path);
        List<string> faults = [];
        foreach (var place in PlacesOf(JsonNode.Parse(text)!))
        {
            foreach (var value in Values)
            {
                File.WriteAllText(path, Replace(JsonNode.Parse(text)!, place, JsonNode.Parse(value)));
                if (Record.Exception(() => ReportPages.OfRuns(run)) is { } fault)
                    faults.Add($"{string.Join('.', place)} = {value}: {fault.GetType().Name}: {fault.Message}");
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static IEnumerable<object[]> PlacesOf(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => PlacesOf(member.Value).Prepend([]).Select(
            place => (object[])[member.Key, .. place])),
        JsonArray { Count: > 0 } list => PlacesOf(list[0]).Prepend([]).Select(place => (object[])[0, .. place]),
        _ => [],
    };

    private static string Replace(JsonNode document, object[] place, JsonNode? value)
    {
        var parent = place.SkipLast(1).Aggregate(document, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        if (place[^1] is int last)
            parent[last] = value;
        else
            parent[(string)place[^1]] = value;
        return document.ToJsonString();
    }
}
