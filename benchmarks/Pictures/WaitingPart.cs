using System.Diagnostics;
using System.Globalization;
using Osnas.Data;
using SkiaSharp;

namespace Osnas.Benchmarks;

/// <summary>
/// How long training waits for its batches. A step is a pause, as if another device computed it, so that all cores are free to
/// decode.
/// </summary>
internal static class WaitingPart
{
    private const int BatchSize = 16;
    private const int Batches = 30;

    /// <summary>Measures and prints.</summary>
    /// <param name="folder">The folder of the pictures, which are drawn if they aren't there.</param>
    public static void Run(string folder)
    {
        var files = Drawing.Write(Path.Combine(folder, "waiting"), SKEncodedImageFormat.Jpeg, BatchSize * Batches);
        using var images = Drawing.Open(files);
        Measure(images, 0, TimeSpan.Zero);
        var alone = Measure(images, 0, TimeSpan.Zero).Seconds / Batches;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores; a batch of {BatchSize} takes {1000 * alone:F0} ms on one thread"));
        Console.WriteLine("workers  step      images/s  waited for batches");
        foreach (var workers in new[] { 0, 1, Environment.ProcessorCount, 2 * Environment.ProcessorCount })
        {
            foreach (var share in new[] { 0, 0.5, 1, 2 })
            {
                var step = TimeSpan.FromSeconds(share * alone);
                var (seconds, waited) = Measure(images, workers, step);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{workers,7}  {step.TotalMilliseconds,4:F0} ms  {BatchSize * Batches / seconds,8:F0}  "
                    + $"{100 * waited / seconds,5:F1}%"));
            }
        }
    }

    private static (double Seconds, double Waited) Measure(ImageFolder images, int workers, TimeSpan step)
    {
        images.Workers = workers;
        var (start, waited) = (Stopwatch.GetTimestamp(), 0.0);
        using var batches = images.TrainingBatches(BatchSize, new Random(1)).GetEnumerator();
        while (true)
        {
            var asked = Stopwatch.GetTimestamp();
            if (!batches.MoveNext())
                return (Stopwatch.GetElapsedTime(start).TotalSeconds, waited);
            waited += Stopwatch.GetElapsedTime(asked).TotalSeconds;
            Thread.Sleep(step);
        }
    }
}
