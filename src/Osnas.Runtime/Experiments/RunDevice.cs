namespace Osnas.Experiments;

/// <summary>
/// The device of a run. The run's folder keeps the hardware, not its index: the same GPU may have another one tomorrow.
/// </summary>
/// <param name="Selected">The device.</param>
/// <param name="MayChange">Whether the run may have been started on another kind of device.</param>
internal sealed record RunDevice(SelectedDevice Selected, bool MayChange)
{
    /// <summary>The device, as documents have it.</summary>
    public DeviceDocument Document => new(Selected.Kind, Selected.Name);

    /// <summary>The device that is asked for.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="mayChange">Whether the run may have been started on another kind of device.</param>
    /// <exception cref="NotSupportedException">It can't be used.</exception>
    public static RunDevice Select(ComputeDevice asked, bool mayChange) => new(DeviceSelection.Select(asked), mayChange);

    /// <summary>Makes sure that a run goes on on the kind of device that it was computed on, unless it may change.</summary>
    /// <param name="run">Its folder.</param>
    /// <param name="before">The devices that it has been computed on, in order; none for a new run.</param>
    /// <exception cref="InvalidDataException">It doesn't; the message names both.</exception>
    public void Check(string run, IReadOnlyList<DeviceDocument> before)
    {
        if (!MayChange && before is [.., var last] && last.Kind != Selected.Kind)
            throw new InvalidDataException(
                $"{run} holds a run on {last}, and the device is now {Selected.Title}. Other kinds of devices give other numbers. Choose "
                + "the device of the run with --device, or resume it here with --allow-device-change: its result then depends on both.");
    }

    /// <summary>The devices of a run that goes on on this one.</summary>
    /// <param name="before">The devices that it has been computed on, in order.</param>
    public IReadOnlyList<DeviceDocument> AddTo(IReadOnlyList<DeviceDocument> before) =>
        before is [.., var last] && last == Document ? before : [.. before, Document];

    /// <summary>The lines that tell it, at the beginning of a run.</summary>
    /// <param name="before">The devices that the run has been computed on, in order; none for a new run.</param>
    public IEnumerable<string> Describe(IReadOnlyList<DeviceDocument> before)
    {
        yield return $"device    {Selected}";
        DeviceDocument[] others = [.. before.Where(device => device.Kind != Selected.Kind)];
        if (others.Length > 0)
            yield return $"          before: {string.Join(", ", others.AsEnumerable())}";
    }
}
