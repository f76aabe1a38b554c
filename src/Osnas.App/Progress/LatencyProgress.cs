using System.Globalization;
using Osnas.Latency;
using Osnas.LookUpTables;
using Spectre.Console;

namespace Osnas.App;

/// <summary>The progress of a measurement: about ten lines that stay.</summary>
/// <param name="console">Takes the lines.</param>
/// <param name="clock">Provides the time.</param>
internal sealed class LatencyProgress(IAnsiConsole console, TimeProvider clock) : IProgress<LatencyStep>
{
    private readonly Pace _pace = new(clock);

    public void Report(LatencyStep value)
    {
        _pace.Report(value.Done);
        if (!ProgressText.IsTold(value.Done, value.Total))
            return;
        Terminal.WriteLine(console, string.Create(
            CultureInfo.InvariantCulture,
            $"measured {value.Done}/{value.Total}  {value.What}  {value.Timing.Median:0.000} ms (spread "
            + $"{value.Timing.Spread:0.000}){ProgressText.Left(_pace.Remaining(value.Total))}"));
    }
}
