using System.Text.Json;
using Osnas.Data;
using Osnas.Modules;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>The search of a <see cref="WorkOrder"/> on the machine of a worker, which has the same versions, space and data.</summary>
internal sealed class OpenedOrder : IDisposable
{
    private OpenedOrder(SearchOptions options, SearchSpaceRegistration space, DataSplit? data, WorkerDocument worker) =>
        (Options, Space, Data, Worker) = (options, space, data, worker);

    /// <summary>The options of the search.</summary>
    public SearchOptions Options { get; }

    /// <summary>The space of the search.</summary>
    public SearchSpaceRegistration Space { get; }

    /// <summary>The data of the search, on the device of the worker; null for one that measures latency alone.</summary>
    public DataSplit? Data { get; }

    /// <summary>What computes here.</summary>
    public WorkerDocument Worker { get; }

    /// <summary>Makes sure that this machine can work on a search, and loads its data.</summary>
    /// <param name="order">The search.</param>
    /// <param name="worker">What the worker is and has.</param>
    /// <exception cref="WorkRefusedException">It can't; the message names each difference.</exception>
    public static OpenedOrder Open(WorkOrder order, JobWorkerOptions worker)
    {
        var differences = new List<string>();
        CompareVersion("Osnas", Library.Version, order.Osnas);
        CompareVersion("libtorch", Library.LibtorchVersion, order.Libtorch);
        var space = FindSpace(order, differences);
        var options = ReadOptions(order, differences);
        var device = SelectDevice(order, worker, options, differences);
        var data = NeedsData(worker) && space is not null && options is not null && device is not null
            ? LoadData(order, worker, space, options, differences)
            : null;
        if (differences.Count > 0)
        {
            data?.Dispose();
            throw new WorkRefusedException(differences);
        }

        if (data is not null)
            data.Device = device!.Selected.Device;
        if (worker.Threads is { } threads)
            set_num_threads(threads);
        return new(options!, space!, data, new(device!.Document, ProcessorDocument.Measure()));

        void CompareVersion(string what, string here, string there)
        {
            if (here != there)
                differences.Add($"{what} is {here} here and {there} at the coordinator");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Data?.Dispose();

    private static bool NeedsData(JobWorkerOptions worker) => worker.Only is null || worker.Only.Any(kind => kind != JobKind.Latency);

    private static SearchSpaceRegistration? FindSpace(WorkOrder order, List<string> differences)
    {
        if (SearchSpaces.Find(order.Space) is not { } space)
        {
            differences.Add(SearchSpaces.FindFault(order.Space));
            return null;
        }

        if (space.Spec.Fingerprint != order.Fingerprint)
            differences.Add(
                $"the space {order.Space} is another one: its fingerprint is {space.Spec.Fingerprint} here and {order.Fingerprint} at "
                + "the coordinator");
        return space;
    }

    private static SearchOptions? ReadOptions(WorkOrder order, List<string> differences)
    {
        try
        {
            return order.Options.Deserialize(OsnasJson.Default.SearchOptions);
        }
        catch (JsonException exception)
        {
            differences.Add($"the options of the search can't be read here: {exception.Message.TrimEnd('.')}");
            return null;
        }
    }

    private static RunDevice? SelectDevice(
        WorkOrder order, JobWorkerOptions worker, SearchOptions? options, List<string> differences)
    {
        try
        {
            var device = RunDevice.Select(worker.Device, options is { AllowDeviceChange: true });
            if (!NeedsData(worker) || options is null)
                return device;
            if (!device.MayChange && device.Document.Kind != order.Coordinator.Device.Kind)
                differences.Add(
                    $"the device is {device.Selected.Title} here and {order.Coordinator.Device} at the coordinator, and other kinds of "
                    + $"devices give other numbers: give the worker --device {order.Coordinator.Device.Kind}, or the search "
                    + "--allow-device-change");
            NetworkPrecision.Check(options.Model.Precision, device.Selected.Device);
            NetworkPrecision.Check(options.Supernet.Precision, device.Selected.Device);
            return device;
        }
        catch (NotSupportedException exception)
        {
            differences.Add(exception.Message.TrimEnd('.'));
            return null;
        }
    }

    private static DataSplit? LoadData(
        WorkOrder order, JobWorkerOptions worker, SearchSpaceRegistration space, SearchOptions options, List<string> differences)
    {
        var source = worker.Data ?? options.Data.Source;
        try
        {
            var data = ExperimentData.Load(space, options.Data with { Source = source }, options.Seed);
            if (FindDifference(DataDocument.Create(data), order.Data) is { } difference)
                differences.Add($"the data in {source} is other data: {difference}");
            return data;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException
            or ArgumentException or SearchSpaceException or DllNotFoundException)
        {
            differences.Add($"{exception.Message.TrimEnd('.')} (the data of this worker; --data says where it is)");
            return null;
        }
    }

    private static string? FindDifference(DataDocument? here, DataDocument? there)
    {
        if (here?.Fingerprint == there?.Fingerprint)
            return null;
        return here is null || there is null || here.ClassNames.SequenceEqual(there.ClassNames)
            ? $"its fingerprint is {here?.Fingerprint ?? "unknown"} here and {there?.Fingerprint ?? "unknown"} at the coordinator"
            : $"it has {DataDifference.Describe(here.ClassNames)} here and {DataDifference.Describe(there.ClassNames)} at the "
                + "coordinator";
    }
}
