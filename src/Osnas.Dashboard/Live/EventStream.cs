using Microsoft.AspNetCore.Http;

namespace Osnas.Dashboard.Live;

/// <summary>Sends the parts of a page that change, as server-sent events (HTML Living Standard, 9.2), until the browser leaves.</summary>
/// <param name="heartbeat">How long the stream is silent before it shows that it is alive.</param>
/// <param name="stopping">Ends it.</param>
internal sealed class EventStream(TimeSpan heartbeat, CancellationToken stopping)
{
    /// <summary>The field of the query that has the state of the browser's page.</summary>
    public const string StateField = "have";

    /// <summary>Milliseconds after which a browser that lost the stream asks again.</summary>
    private const int Retry = 1000;

    /// <summary>Sends what changes.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">The page.</param>
    public async Task SendAsync(HttpContext context, LivePage page)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.ContentType = "text/event-stream";

        // A proxy that gathers the response would hold events back.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        try
        {
            await SendAsync(context.Response, page, KnownState(context.Request), leaving.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The browser left, or the server stops.
        }
    }

    private async Task SendAsync(HttpResponse response, LivePage page, string known, CancellationToken leaving)
    {
        using var watch = page.Watch();
        var (state, change) = page.Look(); // before the response begins: a page that fails is told
        await WriteAsync(response, FormattableString.Invariant($"retry: {Retry}\n\n"), leaving).ConfigureAwait(false);
        while (true)
        {
            if (state.Since(known) is { Count: > 0 } changed)
            {
                var data = JsonText.WriteLine(changed, LiveJson.Default.IReadOnlyListRenderedPart);
                await WriteAsync(response, $"event: parts\nid: {state.Token}\ndata: {data}\n\n", leaving).ConfigureAwait(false);
                known = state.Token;
            }

            try
            {
                await change.WaitAsync(heartbeat, leaving).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                await WriteAsync(response, ": nothing changed\n\n", leaving).ConfigureAwait(false);
            }

            (state, change) = page.Look();
        }
    }

    /// <summary>A browser whose stream was lost tells the last event, and that is newer than the page.</summary>
    private static string KnownState(HttpRequest request) =>
        request.Headers["Last-Event-ID"] is [{ Length: > 0 } last] ? last : request.Query[StateField].ToString();

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken leaving)
    {
        await response.WriteAsync(text, leaving).ConfigureAwait(false);
        await response.Body.FlushAsync(leaving).ConfigureAwait(false);
    }
}
