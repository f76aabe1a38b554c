using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Osnas.App;
using Osnas.Dashboard.Access;
using Osnas.Dashboard.Live;
using Osnas.Dashboard.Pages;

namespace Osnas.Dashboard.Serving;

/// <summary>Answers requests: who may ask for what, and what is where.</summary>
/// <param name="options">What is served, and to whom.</param>
/// <param name="faults">Takes a line for a request that fails.</param>
/// <param name="stopping">Ends the streams.</param>
internal sealed class DashboardRoutes(DashboardOptions options, TextWriter faults, CancellationToken stopping)
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    private readonly DashboardPages _pages = new(options, faults);
    private readonly EventStream _events = new(options.Heartbeat, stopping);
    private readonly HostNames _hosts = new(options.Address);
    private readonly SignedIn _signedIn = new(options.Secret);

    /// <summary>Adds them to a server.</summary>
    public void AddTo(WebApplication app)
    {
        app.Use(GuardAsync);
        app.UseRouting();
        Add(app, PageUrls.List, _pages.List);
        Add(app, PageUrls.Run, _pages.Run);
        Add(app, PageUrls.Compare, _pages.Compare);
        Add(app, PageUrls.Style, "text/css");
        Add(app, PageUrls.Script, "text/javascript");
        if (options.Secret is not null)
        {
            app.MapMethods(PageUrls.SignIn, Read, context => WriteAsync(context, Html.SignIn(ReturnTo(context.Request.Query), false)));
            app.MapPost(PageUrls.SignIn, SignInAsync);
        }

        app.MapFallback(_ => throw new PageMissingException("There is no such page."));
    }

    private void Add(WebApplication app, string path, Func<IQueryCollection, LiveDocument> find)
    {
        app.MapMethods(path, Read, context => WriteAsync(context, find(context.Request.Query).Render()));
        app.MapMethods(PageUrls.EventsOf(path), Read, context => _events.SendAsync(context, find(context.Request.Query).Page));
    }

    private static void Add(WebApplication app, string path, string type)
    {
        using var reader = new StreamReader(typeof(DashboardRoutes).Assembly.GetManifestResourceStream(path[1..])!);
        var text = reader.ReadToEnd();
        app.MapMethods(path, Read, context =>
        {
            context.Response.ContentType = $"{type}; charset=utf-8";
            return context.Response.WriteAsync(text);
        });
    }

    private async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        PageHeaders.AddTo(context.Response);
        try
        {
            await (Refuse(context) ?? next(context)).ConfigureAwait(false);
        }
        catch (PageMissingException exception)
        {
            await WriteAsync(context, Html.Message("Not found", exception.Message), StatusCodes.Status404NotFound).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, Html.Message("Bad request", exception.Message), exception.StatusCode).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await faults.WriteLineAsync($"{context.Request.Path}: {Failure.Describe(exception)}").ConfigureAwait(false);
            await WriteAsync(
                context,
                Html.Message("This page can't be shown", $"{Failure.Describe(exception)} The terminal of the server has the same line."),
                StatusCodes.Status500InternalServerError).ConfigureAwait(false);
        }
    }

    /// <summary>The answer to a request that isn't allowed; null for others.</summary>
    private Task? Refuse(HttpContext context)
    {
        var request = context.Request;
        if (!_hosts.Has(request.Host.Host))
            return WriteAsync(
                context,
                Html.Message(
                    "Another server",
                    $"'{NumberText.Shorten(request.Host.Host)}' isn't this server. Open the address that the command serve printed."),
                StatusCodes.Status421MisdirectedRequest);
        var isSignIn = request.Path == PageUrls.SignIn && options.Secret is not null;
        if (!Read.Contains(request.Method) && !(isSignIn && HttpMethods.IsPost(request.Method)))
        {
            context.Response.Headers.Allow = string.Join(", ", Read);
            return WriteAsync(
                context, Html.Message("Only to look at", "These pages change nothing."), StatusCodes.Status405MethodNotAllowed);
        }

        if (isSignIn || request.Path == PageUrls.Style || request.Path == PageUrls.Script || _signedIn.May(request))
            return null;
        return AskForSecret(context);
    }

    /// <summary>Browsers get the form, programs the code.</summary>
    private static Task AskForSecret(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.Response.Redirect(PageUrls.Query(PageUrls.SignIn, [(PageUrls.ReturnTo, $"{request.Path}{request.QueryString}")]));
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    private async Task SignInAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        var form = await ReadFormAsync(context).ConfigureAwait(false);
        var to = SignedIn.Local(form[PageUrls.ReturnTo]);
        if (_signedIn.TryAdmit(context, form[PageUrls.Secret].ToString()))
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = to;
        }
        else
        {
            await WriteAsync(context, Html.SignIn(to, isWrong: true), StatusCodes.Status401Unauthorized).ConfigureAwait(false);
        }
    }

    /// <summary>Everyone can send a form: one that isn't that of the page is no fault of the server.</summary>
    private static async Task<IFormCollection> ReadFormAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw new BadHttpRequestException("The form can't be read.", exception);
        }
    }

    private static string ReturnTo(IQueryCollection query) => SignedIn.Local(query[PageUrls.ReturnTo]);

    private static Task WriteAsync(HttpContext context, string html, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html);
    }
}
