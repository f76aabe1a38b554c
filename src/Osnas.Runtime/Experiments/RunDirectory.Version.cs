namespace Osnas.Experiments;

/// <content>What ran the run: versions, devices and processors, and when its network was trained.</content>
public sealed partial class RunDirectory
{
    /// <summary>Keeps the time at which the network of the run was trained, unless an earlier process did.</summary>
    internal void MarkTrained()
    {
        if (TryReadVersion(Path)?.Trained is null)
            Change(version => version with { Trained = ToSeconds(DateTimeOffset.UtcNow) });
    }

    /// <summary>
    /// Adds the device, the threads and the instructions to those that the run was computed with. Where the run is finished, most
    /// processes compute nothing.
    /// </summary>
    internal void MarkDevice()
    {
        if (_device is null)
            return;
        var (processors, processor) = (TryReadVersion(Path)?.Processors ?? [], ProcessorDocument.Measure());
        if (processors is not [.., var last] || last != processor)
            Change(version => version with { Processors = [.. processors, processor] });
        var before = FindDevices(Path);
        if (_device.AddTo(before) is { } devices && !ReferenceEquals(devices, before))
            Change(version => version with { Devices = devices });
    }

    /// <summary>Adds what computed a part of the run elsewhere, once, in an order that doesn't depend on who came first.</summary>
    internal void MarkWorker(WorkerDocument worker)
    {
        var before = TryReadVersion(Path)?.Workers ?? [];
        if (!before.Contains(worker))
            Change(version => version with { Workers = [.. before.Append(worker).OrderBy(one => $"{one}", StringComparer.Ordinal)] });
    }

    /// <summary>What computed parts of a run elsewhere; none of a run on one machine.</summary>
    internal static IReadOnlyList<WorkerDocument> FindWorkers(string run) => TryReadVersion(run)?.Workers ?? [];

    /// <summary>Changes what the folder keeps of what ran the run.</summary>
    internal void Change(Func<VersionDocument, VersionDocument> change) => Write(
        VersionFile,
        change(TryRead(VersionFile, OsnasJson.Default.VersionDocument) ?? VersionDocument.Current),
        OsnasJson.Default.VersionDocument);

    /// <summary>The devices that a run has been computed on, in order; none if there is no run.</summary>
    internal static IReadOnlyList<DeviceDocument> FindDevices(string run) =>
        !File.Exists(System.IO.Path.Combine(run, ConfigFile)) ? [] : VersionDocument.DevicesOf(TryReadVersion(run));

    /// <summary>What began a run; null if that was Osnas 0.2 or earlier, which didn't write it.</summary>
    internal static VersionDocument? TryReadVersion(string run)
    {
        var file = System.IO.Path.Combine(run, VersionFile);
        return File.Exists(file) ? ReadVersion(file) : null;
    }

    /// <summary>Reads the file of the versions.</summary>
    internal static VersionDocument ReadVersion(string file) => JsonText.Read(file, OsnasJson.Default.VersionDocument);

    /// <summary>The version of Osnas that began a run, if this version can't resume it; else null.</summary>
    internal static string? FindOtherVersion(string run)
    {
        var version = TryReadVersion(run)?.Osnas ?? LastWithoutVersion;
        return VersionDocument.AreCompatible(version, Library.Version) ? null : version;
    }

    private static DateTimeOffset ToSeconds(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
