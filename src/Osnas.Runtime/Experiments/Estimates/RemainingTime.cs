namespace Osnas.Experiments;

/// <summary>
/// The time that is left of a run: its estimate, corrected by the time that the parts really take. An estimate counts as much
/// as the first twentieth of what it is about, so that the first steps don't decide. The two are averaged as factors: an
/// estimate that is 80 times too high, because the machine was busy, soon counts as little as one that is 80 times too low.
/// </summary>
/// <param name="clock">Provides the time.</param>
internal sealed class RemainingTime(TimeProvider clock)
{
    private const double Trust = 0.05;

    private RunEstimate? _estimate;
    private List<RunPhase> _later = [];
    private RunPhase? _current;
    private double _done;
    private long _start; // of the current part: the last report of the part before
    private long _reported;
    private double _measured; // seconds of the parts that are over
    private double _expected; // the same by the estimate

    /// <summary>The time of the rest of the run; null without an estimate.</summary>
    public TimeSpan? Left
    {
        get
        {
            if (_estimate is null)
                return null;
            var factor = Correct(_measured + Elapsed, _expected + Expected, Trust * _estimate.SecondsLeft);
            var later = _later.Sum(phase => phase.SecondsLeft ?? 0) * factor;
            return TimeSpan.FromSeconds(later + ((SecondsPerUnit ?? 0) * (_current is null ? 0 : Math.Max(0, _current.Total - _done))));
        }
    }

    private double Elapsed => _current is null ? 0 : clock.GetElapsedTime(_start).TotalSeconds;

    private double Expected => _current is null ? 0 : (_current.SecondsPerUnit ?? 0) * Units;

    private double Units => _current is null ? 0 : Math.Max(0, _done - _current.Done);

    /// <summary>The time of a unit of the current part; null if it isn't known yet.</summary>
    private double? SecondsPerUnit
    {
        get
        {
            if (_current is not { } phase)
                return null;
            if (phase.SecondsPerUnit is { } expected)
                return expected * Correct(Elapsed, Expected, Trust * phase.Total * expected);
            return Units > 0 ? Elapsed / Units : null;
        }
    }

    /// <summary>The factor that corrects an estimate: what was measured by what was expected, to the power of its share.</summary>
    /// <param name="measured">The seconds that were measured.</param>
    /// <param name="expected">The estimate of them.</param>
    /// <param name="trusted">The seconds that the estimate itself counts as.</param>
    private static double Correct(double measured, double expected, double trusted) =>
        measured > 0 && expected > 0 ? Math.Pow(measured / expected, expected / (expected + trusted)) : 1;

    /// <summary>Begins with an estimate, when the work begins.</summary>
    public void Start(RunEstimate estimate)
    {
        _estimate = estimate;
        _later = [.. estimate.Phases.Where(phase => phase.Left > 0)];
        _start = _reported = clock.GetTimestamp();
    }

    /// <summary>Takes how much of a part is done. What the estimate has before it is over.</summary>
    /// <param name="name">The part.</param>
    /// <param name="done">What is done, with that of earlier processes.</param>
    /// <param name="total">All of it, which may be less than was expected.</param>
    public void Report(string name, double done, double total)
    {
        if (_estimate is null)
            return;
        if (_current?.Name != name)
            Enter(name, done, total);
        _current = _current! with { Total = total };
        _done = done;
        _reported = clock.GetTimestamp();
    }

    private void Enter(string name, double done, double total)
    {
        _measured += clock.GetElapsedTime(_start, _reported).TotalSeconds;
        _expected += Expected;
        _start = _reported;
        var index = _later.FindIndex(phase => phase.Name == name);
        _current = index < 0 ? new(name, string.Empty, total, done, null) : _later[index];
        _later.RemoveRange(0, index + 1);
    }
}
