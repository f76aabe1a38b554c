namespace Osnas.Experiments;

/// <content>What ran the run: versions, devices and processors, and when its network was trained.</content>
public sealed partial class RunDirectory
{
    /// <summary>Keeps the time at which the network of the run was trained, unless an earlier process did.</summary>
    internal void MarkTrained() => Change(version => version with { Trained = version.Trained ?? ToSeconds(DateTimeOffset.UtcNow) });

    /// <summary>
    /// Adds the device, the threads and the instructions to those that the run was computed with. Where the run is finished, most
    /// processes compute nothing.
    /// </summary>
    internal void MarkDevice()
    {
        if (_device is null)
            return;
        var (before, processor) = (FindDevices(Path), ProcessorDocument.Measure());
        var devices = _device.AddTo(before);
        Change(version => version with
        {
            Processors = version.Processors is [.., var last] && last == processor
                ? version.Processors
                : [.. version.Processors ?? [], processor],
            Devices = ReferenceEquals(devices, before) ? version.Devices : devices,
        });
    }

    /// <summary>Adds what computed a part of the run elsewhere, once, in an order that doesn't depend on who came first.</summary>
    internal void MarkWorker(WorkerDocument worker) => Change(version => version.Workers?.Contains(worker) == true
        ? version
        : version with { Workers = [.. (version.Workers ?? []).Append(worker).OrderBy(one => $"{one}", StringComparer.Ordinal)] });

    /// <summary>What computed parts of a run elsewhere; none of a run on one machine.</summary>
    internal static IReadOnlyList<WorkerDocument> FindWorkers(string run) => TryReadVersion(run)?.Workers ?? [];

    /// <summary>Changes what the folder keeps of what ran the run. Where nothing changes, nothing is written.</summary>
    internal void Change(Func<VersionDocument, VersionDocument> change)
    {
        var before = TryReadVersion(Path) ?? VersionDocument.Current;
        var after = change(before);
        if (after != before)
            Write(VersionFile, after, OsnasJson.Default.VersionDocument);
    }

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

    /// <summary>Reads files of a run. If that fails, and another version began the run, the message names both versions.</summary>
    /// <param name="run">The folder of the run.</param>
    /// <param name="read">Reads them.</param>
    /// <exception cref="InvalidDataException">A file can't be read.</exception>
    internal static T ReadFiles<T>(string run, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException exception) when (FindVersionToTell(run) is { } version)
        {
            throw new InvalidDataException(
                $"{exception.Message} Osnas {version} began {run}, and this is Osnas {Library.Version}: read it with Osnas {version}.",
                exception);
        }
    }

    /// <summary>The other version that a run tells; null if it tells none, or if that can't be read either.</summary>
    private static string? FindVersionToTell(string run)
    {
        try
        {
            return TryReadVersion(run) is { Osnas: var version } && !VersionDocument.AreCompatible(version, Library.Version)
                ? version
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static DateTimeOffset ToSeconds(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
