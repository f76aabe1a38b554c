using System.Diagnostics;
using Osnas.Search;

namespace Osnas.Benchmarks;

/// <summary>Evaluates each population with and without sharing, in turn, so that a machine whose speed drifts treats both alike.</summary>
internal sealed class TimedEvaluator(IEvaluator shared, IEvaluator alone) : IEvaluator
{
    /// <summary>The times of each population, in seconds.</summary>
    public List<(double Shared, double Alone)> Times { get; } = [];

    public double Evaluate(Architecture architecture) => alone.Evaluate(architecture);

    public IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures)
    {
        var (with, seconds) = Time(shared, architectures);
        var (without, secondsAlone) = Time(alone, architectures);
        if (!with.SequenceEqual(without))
            throw new InvalidOperationException("What is shared changes the result.");
        Times.Add((seconds, secondsAlone));
        return with;
    }

    private static (List<Evaluation> Evaluations, double Seconds) Time(IEvaluator evaluator, IReadOnlyList<Architecture> architectures)
    {
        var start = Stopwatch.GetTimestamp();
        List<Evaluation> evaluations = [.. evaluator.Evaluate(architectures)];
        return (evaluations, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
