using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Osnas.Benchmarks;

/// <summary>The first requests of a server, in a process of its own.</summary>
internal static class FirstRequests
{
    /// <summary>Prints the median and the maximum of both times, each with a new server.</summary>
    public static async Task MeasureAsync(string name, string folder, string address, int times)
    {
        var (first, second) = (new List<double>(), new List<double>());
        for (var time = 0; time < times; time++)
        {
            using var server = Start(folder);
            try
            {
                var line = await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server has ended.");
                using var client =
                    new HttpClient { BaseAddress = new(JsonDocument.Parse(line).RootElement.GetProperty("url").GetString()!) };
                first.Add(await TimeAsync(client, address));
                second.Add(await TimeAsync(client, address));
            }
            finally
            {
                server.Kill();
                await server.WaitForExitAsync();
            }
        }

        Console.WriteLine($"{name,-44}{Describe(first),22}{Describe(second),22}");
    }

    private static Process Start(string folder) => Process.Start(
        new ProcessStartInfo(
            "dotnet", [typeof(FirstRequests).Assembly.Location, "serve", folder, "--json"])
        { RedirectStandardOutput = true })!;

    /// <summary>Until the first bytes of the content, in milliseconds.</summary>
    private static async Task<double> TimeAsync(HttpClient client, string address)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var content = await response.Content.ReadAsStreamAsync();
        await content.ReadExactlyAsync(new byte[1]);
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await content.CopyToAsync(Stream.Null);
        return milliseconds;
    }

    private static string Describe(List<double> milliseconds)
    {
        milliseconds.Sort();
        return string.Create(
            CultureInfo.InvariantCulture, $"{milliseconds[milliseconds.Count / 2]:#,0} ms, at most {milliseconds[^1]:#,0}");
    }
}
