using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Osnas.Benchmarks;

/// <summary>
/// Training steps in a process without <c>OMP_WAIT_POLICY</c>, where threads spin before they sleep. <c>./build.sh</c> sets it, so that
/// they sleep at once.
/// </summary>
internal static class DefaultWaiting
{
    /// <summary>The argument that makes this program such a process; <c>look</c> after it measures less often.</summary>
    public const string Argument = "rows";

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Measures the rows in such a process; none if this process is one already.</summary>
    public static IEnumerable<BenchRow> Measure(bool isLook)
    {
        if (Setup.WaitPolicy is null)
            yield break;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(DefaultWaiting).Assembly.Location);
        start.ArgumentList.Add(Argument);
        if (isLook)
            start.ArgumentList.Add("look");
        start.Environment.Remove(Setup.WaitPolicyVariable);
        using var process = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } line)
            yield return JsonSerializer.Deserialize<BenchRow>(line, Json)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"A process without {Setup.WaitPolicyVariable} failed; see above.");
    }

    /// <summary>Measures the rows in this process, and prints each as a line of JSON.</summary>
    public static void Print(Setup setup)
    {
        foreach (var row in StepPart.MeasureBriefly(setup))
            Console.WriteLine(JsonSerializer.Serialize(row, Json));
    }
}
