using System.Net;
using System.Security.Cryptography;
using System.Text;
using Osnas.App;
using Osnas.App.Tests.Pages;
using Osnas.Dashboard.Access;

namespace Osnas.Dashboard.Tests;

/// <summary>Who may ask for what.</summary>
public sealed class AccessTests : IDisposable
{
    private const string Secret = "correct-horse-battery";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_page_runs_its_own_script_alone_and_no_other_site_can_show_it()
    {
        await using var served = new ServedRuns();
        served.AddSearch("run");
        await served.StartAsync();
        using var response = await served.Client.GetAsync("/run?run=run");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        var page = ParsedPage.Read(await response.Content.ReadAsStringAsync());

        Assert.Equal("default-src 'none'", policy.Split("; ")[0]);
        Assert.Equal(
            "script-src 'self'", Assert.Single(policy.Split("; "), rule => rule.StartsWith("script-src", StringComparison.Ordinal)));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        var style = Assert.Single(page.QuerySelectorAll("style")).TextContent;
        Assert.Contains(
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.All(
            page.QuerySelectorAll("[src], [href]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")),
            address => Assert.Matches("^(/[a-z?]|/$|#|data:)", address));
        Assert.DoesNotContain(
            page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        foreach (var file in (string[])["/dashboard.css", "/live.js"])
            Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync(file)).StatusCode);
    }

    [Theory]
    [InlineData("POST", "/")]
    [InlineData("DELETE", "/run?run=run")]
    [InlineData("PUT", "/events")]
    [InlineData("OPTIONS", "/")]
    [InlineData("POST", "/sign-in")]
    public async Task Pages_are_only_to_look_at(string method, string address)
    {
        await using var served = await new ServedRuns().StartAsync();
        using var response = await served.Client.SendAsync(new(new(method), address));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/events")]
    [InlineData("/live.js")]
    public async Task The_head_of_a_page_has_no_body(string address)
    {
        await using var served = await new ServedRuns().StartAsync();
        using var response = await served.Client.SendAsync(new(HttpMethod.Head, address));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:8080", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:1", HttpStatusCode.OK)]
    [InlineData("[::1]:80", HttpStatusCode.OK)]
    [InlineData("example.com", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.example.com", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.example.com", HttpStatusCode.MisdirectedRequest)]
    [InlineData("192.0.2.1", HttpStatusCode.MisdirectedRequest)]
    public async Task A_request_for_another_server_is_refused(string host, HttpStatusCode status)
    {
        await using var served = await new ServedRuns().StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };

        using var answer = await served.Client.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        if (status != HttpStatusCode.OK)
            Assert.Equal(
                $"'{host}' isn't this server. Open the address that the command serve printed.",
                ParsedPage.Read(await answer.Content.ReadAsStringAsync()).QuerySelector("p")!.TextContent);
    }

    /// <summary>Everyone can send one; the terminal of the server stays quiet.</summary>
    [Theory]
    [InlineData("secret=", 10_000, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("a&", 2000, HttpStatusCode.BadRequest)]
    public async Task A_form_that_is_not_that_of_the_page_is_refused(string part, int count, HttpStatusCode status)
    {
        await using var served = await StartWithSecretAsync();
        using var form = new StringContent(
            string.Concat(Enumerable.Repeat(part, count)), Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await served.Client.PostAsync("/sign-in", form);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("Bad request", ParsedPage.Read(await answer.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void A_server_for_others_has_the_name_of_its_machine()
    {
        var names = new HostNames(IPAddress.Any);

        Assert.All([Dns.GetHostName(), "192.0.2.1", "[2001:db8::1]", "localhost"], name => Assert.True(names.Has(name)));
        Assert.False(names.Has($"{Dns.GetHostName()}.example.com"));
        Assert.True(new HostNames(IPAddress.Parse("192.0.2.1")).Has("192.0.2.1"));
        Assert.False(new HostNames(IPAddress.Parse("192.0.2.1")).Has("192.0.2.2"));
    }

    [Fact]
    public async Task A_browser_without_the_secret_gets_the_form()
    {
        await using var served = await StartWithSecretAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/run?run=a%26b") { Headers = { { "Accept", "text/html" } } };
        using var response = await served.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/sign-in?to=%2Frun%3Frun%3Da%2526b", $"{response.Headers.Location}");
        var form = await served.OpenAsync($"{response.Headers.Location}");
        Assert.Equal("/run?run=a%26b", form.QuerySelector("input[name=to]")!.GetAttribute("value"));
        Assert.Equal("post", form.QuerySelector("form")!.GetAttribute("method"));
        foreach (var address in (string[])["/", "/run?run=run", "/events", "/run/events?run=run", "/compare?run=a&run=b", "/none"])
            Assert.Equal(HttpStatusCode.Unauthorized, (await served.Client.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("/run?run=run", "/run?run=run")]
    [InlineData("/", "/")]
    [InlineData("//example.com/", "/")]
    [InlineData("/\\example.com", "/")]
    [InlineData("https://example.com/", "/")]
    [InlineData("/\nx", "/")]
    public async Task The_secret_opens_the_pages_for_a_browser(string to, string location)
    {
        await using var served = await StartWithSecretAsync();
        using var answer = await served.Client.PostAsync("/sign-in", Form(Secret, to));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(location, $"{answer.Headers.Location}");
        string[] cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split("; ");
        Assert.Equal(["path=/", "samesite=strict", "httponly"], cookie[1..]);
        Assert.DoesNotContain(Secret, cookie[0], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(served, "Cookie", cookie[0]));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(served, "Cookie", cookie[0][..^1]));
    }

    [Theory]
    [InlineData("correct-horse-batterx")]
    [InlineData("")]
    public async Task Another_secret_opens_nothing(string secret)
    {
        await using var served = await StartWithSecretAsync();
        using var answer = await served.Client.PostAsync("/sign-in", Form(secret, "/run?run=run"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var form = ParsedPage.Read(await answer.Content.ReadAsStringAsync());
        Assert.Equal("That isn't the secret of this server.", form.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(served, "Authorization", $"Bearer {secret}"));
    }

    [Fact]
    public async Task A_program_brings_the_secret()
    {
        await using var served = await StartWithSecretAsync();

        Assert.Equal(HttpStatusCode.OK, await GetAsync(served, "Authorization", $"Bearer {Secret}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(served, "Authorization", $"Basic {Secret}"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await served.Client.GetAsync($"/?secret={Secret}")).StatusCode);
    }

    private async Task<ServedRuns> StartWithSecretAsync()
    {
        await File.WriteAllTextAsync(_file, Secret);
        var served = new ServedRuns { Secret = SecretFile.Read(_file) };
        served.AddSearch("run");
        return await served.StartAsync();
    }

    private static FormUrlEncodedContent Form(string secret, string to) =>
        new(new Dictionary<string, string> { ["secret"] = secret, ["to"] = to });

    private static async Task<HttpStatusCode> GetAsync(ServedRuns served, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add(header, value);
        return (await served.Client.SendAsync(request)).StatusCode;
    }
}
