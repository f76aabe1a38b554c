namespace Osnas.Experiments;

/// <summary>
/// The device of a run. The run's folder keeps the hardware, not its index: the same GPU may have another one tomorrow. A run of
/// Osnas 0.3.0, which didn't keep it, was computed on the CPU.
/// </summary>
/// <param name="Selected">The device.</param>
/// <param name="MayChange">Whether the run may have been started on another kind of device.</param>
internal sealed record RunDevice(SelectedDevice Selected, bool MayChange)
{
    private DeviceDocument Document => new(Selected.Kind, Selected.Name);

    /// <summary>The device that is asked for.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="mayChange">Whether the run may have been started on another kind of device.</param>
    /// <exception cref="NotSupportedException">It can't be used.</exception>
    public static RunDevice Select(ComputeDevice asked, bool mayChange) => new(DeviceSelection.Select(asked), mayChange);

    /// <summary>The devices that a run has been computed on, in order; none if there is no run.</summary>
    /// <param name="run">Its folder.</param>
    public static IReadOnlyList<DeviceDocument> Find(string run) =>
        !File.Exists(Path.Combine(run, RunDirectory.ConfigFile)) ? [] : RunDirectory.TryReadVersion(run)?.Devices ?? [new("cpu")];

    /// <summary>Makes sure that a run goes on on the kind of device that it was computed on, unless it may change.</summary>
    /// <param name="run">Its folder.</param>
    /// <exception cref="InvalidDataException">It doesn't; the message names both.</exception>
    public void Check(string run)
    {
        if (!MayChange && Find(run) is [.., var last] && last.Kind != Selected.Kind)
            throw new InvalidDataException(
                $"{run} holds a run on {last}, and the device is now {Selected.Title}. Other kinds of devices give other numbers. Choose "
                + "the device of the run with --device, or resume it here with --allow-device-change: its result then depends on both.");
    }

    /// <summary>Keeps the device in the folder of a run.</summary>
    /// <param name="run">The folder, in which the run was begun or resumed.</param>
    public void Keep(RunDirectory run)
    {
        var devices = Find(run.Path);
        if (devices is not [.., var last] || last != Document)
            run.Change(version => version with { Devices = [.. devices, Document] });
    }

    /// <summary>The lines that tell it, at the beginning of a run.</summary>
    /// <param name="resumed">The folder of the run that is resumed; null for a new one.</param>
    public IEnumerable<string> Describe(string? resumed)
    {
        yield return $"device    {Selected}";
        DeviceDocument[] others = resumed is null ? [] : [.. Find(resumed).Where(device => device.Kind != Selected.Kind)];
        if (others.Length > 0)
            yield return $"          before: {string.Join(", ", others.AsEnumerable())}";
    }
}
