namespace Osnas.Experiments;

/// <summary>The names of states in lists of runs.</summary>
internal static class RunStateNames
{
    /// <summary>The name of a state.</summary>
    public static string Of(RunState state) => state switch
    {
        RunState.Finished => "finished",
        RunState.Running => "running",
        RunState.Stopped => "stopped",
        RunState.OtherVersion => "other version",
        RunState.Damaged => "damaged",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state."),
    };
}
