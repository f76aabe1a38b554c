using System.Text.Json;

namespace Osnas.Dashboard.Tests;

/// <summary>Reads server-sent events as a browser does.</summary>
internal sealed class EventReader : IDisposable
{
    /// <summary>What doesn't come in this time doesn't come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage response, Stream stream) => (_response, _lines) = (response, new(stream));

    /// <summary>Opens the stream of a page.</summary>
    /// <param name="client">The browser.</param>
    /// <param name="address">The address of the events, with the state of the page.</param>
    /// <param name="last">The id of the last event, of a browser that lost the stream.</param>
    public static async Task<EventReader> OpenAsync(HttpClient client, string address, string? last = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (last is not null)
            request.Headers.Add("Last-Event-ID", last);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", $"{response.Content.Headers.ContentType}");
        var reader = new EventReader(response, await response.Content.ReadAsStreamAsync());
        Assert.Equal(["retry: 1000"], await reader.ReadBlockAsync());
        return reader;
    }

    /// <summary>The stream of a page as it was loaded.</summary>
    public static Task<EventReader> OpenAsync(HttpClient client, AngleSharp.Dom.IDocument page)
    {
        var parts = page.GetElementById("parts")!;
        return OpenAsync(client, parts.GetAttribute("data-events")! + Uri.EscapeDataString(parts.GetAttribute("data-state")!));
    }

    /// <summary>The parts of the next event, and its id.</summary>
    public async Task<(Dictionary<string, string> Parts, string Id)> ReadAsync()
    {
        var block = await ReadBlockAsync();
        Assert.Equal("event: parts", block[0]);
        Assert.StartsWith("id: ", block[1], StringComparison.Ordinal);
        Assert.StartsWith("data: ", block[2], StringComparison.Ordinal);
        Assert.Equal(3, block.Count);
        var parts = JsonDocument.Parse(block[2]["data: ".Length..]).RootElement.EnumerateArray()
            .ToDictionary(part => part.GetProperty("id").GetString()!, part => part.GetProperty("html").GetString()!);
        return (parts, block[1]["id: ".Length..]);
    }

    /// <summary>The lines up to the next empty one.</summary>
    public async Task<List<string>> ReadBlockAsync()
    {
        List<string> block = [];
        while (await _lines.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Length == 0)
                return block;
            block.Add(line);
        }

        throw new EndOfStreamException();
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }
}
