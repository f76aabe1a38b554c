using System.Collections.Concurrent;
using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>
/// Where a search puts its jobs, and workers find them. It lives in the coordinator's process, and dies with it: what counts is in the
/// run's folder. All members may be called from any thread.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="clock">Provides the time.</param>
internal sealed class JobBoard(BoardOptions options, TimeProvider clock) : IJobBoard, IFileHost, IDisposable
{
    /// <summary>The most characters of an error that are kept.</summary>
    public const int LongestError = 2000;

    private const int LongestText = 100;

    private readonly JobQueue _queue = new(options, clock);
    private readonly FileStore _files = new(options.Folder, options.MostBytes);
    private readonly ConcurrentDictionary<string, BoardJob> _jobs = [];
    private volatile string _order = string.Empty;
    private volatile DataDocument? _data;

    /// <summary>What the run does, for the status; null if it hasn't told.</summary>
    public RunProgress? Progress { get; set; }

    /// <inheritdoc/>
    public void Publish(WorkOrder order)
    {
        _data = order.Data;
        _order = JsonText.WriteLine(order, OsnasJson.Default.WorkOrder);
    }

    /// <inheritdoc/>
    public StoredFile Share(string path) => _files.Share(path);

    /// <inheritdoc/>
    public string Locate(StoredFile file) => _files.Locate(file.Hash);

    /// <inheritdoc/>
    public void Release(StoredFile file)
    {
        if (!_jobs.Values.Any(job => job.Needs(file.Hash)))
            _files.Release(file.Hash);
    }

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(Job job, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var ticket = new BoardJob(job, progress, _files) { OnlyWorker = job.OnlyWorker };
        if (!_jobs.TryAdd(job.Id, ticket))
            throw new InvalidOperationException($"The {job.Id} is open already.");
        try
        {
            var outcome = await _queue.RunAsync(ticket, cancellation).ConfigureAwait(false);
            return outcome.Result
                ?? throw new JobFailedException(job.Id, [.. outcome.Errors.Select(error => $"{error.Worker}: {error.Error.TrimEnd('.')}")]);
        }
        finally
        {
            ticket.End();
            _jobs.TryRemove(job.Id, out _);
            _files.Drop(job.Id);
        }
    }

    /// <summary>Takes a worker in.</summary>
    /// <param name="card">What it tells of itself.</param>
    /// <returns>The order, or why there is none for it.</returns>
    public JoinAnswer Join(WorkerCard card)
    {
        if (_queue.IsOver)
            return new(JoinState.Over);
        if (FindFault(card) is { } fault)
        {
            _queue.Refuse(card.Id, NumberText.Shorten(card.Name), fault);
            return new(JoinState.Refused, Reason: fault);
        }

        if (_queue.FindRefusal(card.Id) is { } failing)
            return new(JoinState.Refused, Reason: failing);

        if (_order is not { Length: > 0 } order)
            return new(JoinState.NotYet);
        _queue.Join(card);
        return new(JoinState.Joined, order);
    }

    /// <summary>Takes that a worker has found that it can't do the jobs of this search. It leaves.</summary>
    public void Refuse(string workerId, string name, string reason) =>
        _queue.Refuse(workerId, NumberText.Shorten(name), NumberText.Shorten(reason, LongestError));

    /// <summary>Gives a worker a job, or tells it what to do instead.</summary>
    /// <param name="workerId">The id of the worker.</param>
    /// <param name="wait">How long to wait for a job, at most <see cref="BoardOptions.LongestWait"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<JobOffer> AskAsync(string workerId, TimeSpan wait, CancellationToken cancellation) =>
        _queue.AskAsync(workerId, wait, cancellation);

    /// <summary>Renews the leases of a worker, which calls it about every 2 s, with or without leases.</summary>
    /// <returns>Which of them stand: the worker stops the work of all others.</returns>
    /// <exception cref="InvalidDataException">A progress can't be read, or names a file that wasn't sent.</exception>
    public RenewAnswer Renew(string workerId, IReadOnlyList<LeaseReport> reports) => _queue.Renew(workerId, reports);

    /// <summary>Takes the result of a job, as JSON. One that can't be used counts as an error of the worker.</summary>
    public TellState Tell(string workerId, string lease, string result)
    {
        try
        {
            var read = JsonText.Parse("the result", result, OsnasJson.Default.JobResult);
            if (_queue.FindJob(lease) is { } id && _jobs.TryGetValue(id, out var job))
                ResultCheck.Check(job.Job, read, _data, _files);
            return _queue.Tell(workerId, lease, read);
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException)
        {
            return Fail(workerId, lease, exception.Message);
        }
    }

    /// <summary>Takes the error of a job.</summary>
    public TellState Fail(string workerId, string lease, string error) =>
        _queue.Fail(workerId, lease, NumberText.Shorten(error, LongestError));

    /// <summary>Takes that a worker leaves. What it has begun is offered again, and isn't counted as an error.</summary>
    public void Leave(string workerId) => _queue.Leave(workerId);

    /// <inheritdoc/>
    public byte[] Read(string hash, long offset, int count) => _files.Read(hash, offset, count);

    /// <inheritdoc/>
    string IFileHost.Locate(string hash) => _files.Locate(hash);

    /// <inheritdoc/>
    public long Write(FileChunk chunk) => _queue.FindJob(chunk.Lease) is { } job
        ? _files.Write(job, chunk)
        : throw new InvalidDataException($"The file {NumberText.Shorten(chunk.Name)} is refused: the job that it belongs to is over.");

    /// <summary>What the workers do.</summary>
    public ClusterStatus Status() => _queue.Status() with { Phase = Progress?.Phase, SecondsLeft = Progress?.Left?.TotalSeconds };

    /// <summary>Ends the run: workers that ask are told to leave. Call it some seconds before the process ends.</summary>
    public void Close() => _queue.Close();

    /// <summary>Ends the run, and deletes the files that workers sent.</summary>
    public void Dispose()
    {
        Close();
        _files.Dispose();
    }

    private static string? FindFault(WorkerCard card)
    {
        if (FindUnreadable(card) is { } text)
            return $"it says '{NumberText.Shorten(text)}' of itself: a text of at most {LongestText} visible characters "
                + "is needed";
        if (card.Only.FirstOrDefault(name => JobKindNames.Find(name) is null) is { } unknown)
            return $"it takes the jobs '{unknown}'; there are {string.Join(", ", JobKindNames.All)}";
        return card.Version == Library.Version
            ? null
            : $"it has Osnas {card.Version}, and the coordinator {Library.Version}: use the same version";
    }

    /// <summary>A text that isn't fit to be shown to others.</summary>
    private static string? FindUnreadable(WorkerCard card) => ((string[])[card.Id, card.Name, card.Version, card.Device, .. card.Only])
        .FirstOrDefault(text => text.Length is 0 or > LongestText || !Words.AreVisible(text));
}
