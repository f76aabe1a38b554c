namespace Osnas.Experiments;

/// <summary>All that is needed to repeat a run, and how long it took.</summary>
/// <param name="Options">All options, in the order of their file.</param>
internal sealed record RunOrigin(IReadOnlyList<OptionValue> Options)
{
    /// <summary>The command line that began the run or resumed it last; null if code began it, or an earlier version.</summary>
    public CommandDocument? Command { get; init; }

    /// <summary>The seed.</summary>
    public int? Seed { get; init; }

    /// <summary>The versions of Osnas and libtorch, and when the network was trained; null of Osnas 0.2 or earlier.</summary>
    public VersionDocument? Version { get; init; }

    /// <summary>The devices that the run was computed on, in order; none if their file is damaged.</summary>
    public IReadOnlyList<DeviceDocument> Devices { get; init; } = [];

    /// <summary>How long the parts of the run took, and how far it is; null of an earlier version.</summary>
    public TimesDocument? Times { get; init; }

    /// <summary>The parts of the run that have begun: how long each took, and how much of it is done; empty of an earlier
    /// version.</summary>
    public IReadOnlyList<PhaseTime> Phases => Times?.Phases ?? [];
}

/// <summary>An option of a run.</summary>
/// <param name="Name">The names of its group and its own, such as <c>supernet.epochs</c>.</param>
/// <param name="Value">The value as text; the values of a list with commas.</param>
internal sealed record OptionValue(string Name, string Value);
