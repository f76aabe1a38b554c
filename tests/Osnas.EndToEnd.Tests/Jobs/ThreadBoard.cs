using System.Collections.Concurrent;
using Osnas.Experiments;

namespace Osnas.EndToEnd;

/// <summary>
/// A board whose workers are threads of this process. All that travels does so as JSON, and files through a folder of their own.
/// Because torch has one generator of random numbers for the whole process, one worker is at work at a time.
/// </summary>
internal sealed class ThreadBoard : IJobBoard, IDisposable
{
    private readonly RunFolder _folder = new();
    private readonly BlockingCollection<Entry> _queue = new(new ConcurrentQueue<Entry>());
    private readonly ConcurrentQueue<Job> _offered = new();
    private readonly object _torch = new();
    private readonly List<Thread> _threads = [];
    private readonly int _workers;
    private string _order = string.Empty;

    public ThreadBoard(int workers) => _workers = workers;

    /// <summary>Whether a worker dies at a job; asked before it begins, and at each progress.</summary>
    public Func<Job, JobProgress?, bool> Dies { get; init; } = (_, _) => false;

    /// <summary>Why a job fails; null if it doesn't.</summary>
    public Func<Job, string?> Fails { get; init; } = _ => null;

    /// <summary>The options of the workers.</summary>
    public Func<JobWorkerOptions, JobWorkerOptions> Change { get; init; } = options => options;

    /// <summary>All jobs that workers were given, in order.</summary>
    public IReadOnlyList<Job> Offered => [.. _offered];

    /// <summary>The files that workers sent and nobody released.</summary>
    public int SentFiles => Directory.EnumerateFiles(Directory.CreateDirectory(_folder.Locate("sent")).FullName).Count();

    public void Publish(WorkOrder order)
    {
        _order = JsonText.WriteLine(order, OsnasJson.Default.WorkOrder);
        for (var number = 1; number <= _workers; number++)
        {
            var name = $"worker {number}";
            _threads.Add(new(() => Work(name)));
            _threads[^1].Start();
        }
    }

    public StoredFile Share(string path) => Store(path, "shared");

    public string Locate(StoredFile file) => _folder.Locate("sent", file.Hash) is var path && File.Exists(path)
        ? path
        : throw new FileNotFoundException($"{file.Name} isn't there.");

    public void Release(StoredFile file) => File.Delete(_folder.Locate("sent", file.Hash));

    public Task<JobResult> RunAsync(Job job, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var entry = new Entry(job, progress, cancellation);
        cancellation.Register(() => entry.Result.TrySetCanceled(cancellation));
        _queue.Add(entry, CancellationToken.None);
        return entry.Result.Task;
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        foreach (var thread in _threads)
            thread.Join();
        _queue.Dispose();
        _folder.Dispose();
    }

    private StoredFile Store(string path, string folder)
    {
        var file = StoredFile.Of(path);
        file.CopyTo(_folder.Locate(folder, file.Hash), path);
        return file;
    }

    private void Work(string name)
    {
        JobWorker? worker = null;
        foreach (var entry in _queue.GetConsumingEnumerable())
        {
            lock (_torch)
            {
                if (!entry.Result.Task.IsCompleted && !Do(entry, worker ??= Open(name)))
                {
                    worker.Dispose();
                    worker = null;
                }
            }
        }

        worker?.Dispose();
    }

    private JobWorker Open(string name)
    {
        var order = JsonText.Parse("the order", _order, OsnasJson.Default.WorkOrder);
        return JobWorker.Open(
            order, Change(new() { Scratch = _folder.Locate(name), CheckpointInterval = TimeSpan.Zero }), new Files(this));
    }

    /// <summary>Does a job.</summary>
    /// <returns>Whether the worker is alive afterwards.</returns>
    private bool Do(Entry entry, JobWorker worker)
    {
        var job = JsonText.Parse("a job", JsonText.WriteLine(entry.Job, OsnasJson.Default.Job), OsnasJson.Default.Job);
        _offered.Enqueue(job);
        try
        {
            if (Dies(job, null))
                throw new DeathException();
            if (Fails(job) is { } fault)
                throw new InvalidOperationException(fault);
            var result = worker.Do(job, new Relay<JobProgress>(progress => Tell(entry, job, progress)), entry.Cancellation);
            entry.Result.TrySetResult(
                JsonText.Parse("a result", JsonText.WriteLine(result, OsnasJson.Default.JobResult), OsnasJson.Default.JobResult));
        }
        catch (DeathException)
        {
            _queue.Add(entry with { Job = entry.Last is { } last ? entry.Job.Continue(last) : entry.Job });
            return false;
        }
        catch (OperationCanceledException)
        {
            entry.Result.TrySetCanceled();
        }
        catch (Exception exception)
        {
            entry.Errors.Add($"a worker: {exception.Message.TrimEnd('.')}");
            if (entry.Errors.Count == 2)
                entry.Result.TrySetException(new JobFailedException(job.Id, entry.Errors));
            else
                _queue.Add(entry);
        }

        return true;
    }

    private void Tell(Entry entry, Job job, JobProgress progress)
    {
        if (Dies(job, progress))
            throw new DeathException();
        entry.Last = progress;
        if (!entry.Result.Task.IsCompleted)
            entry.Progress?.Report(
                JsonText.Parse("a progress", JsonText.WriteLine(progress, OsnasJson.Default.JobProgress), OsnasJson.Default.JobProgress));
    }

    private sealed record Entry(Job Job, IProgress<JobProgress>? Progress, CancellationToken Cancellation)
    {
        public TaskCompletionSource<JobResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Errors { get; } = [];

        public JobProgress? Last { get; set; }
    }

    private sealed class DeathException : Exception;

    private sealed class Files(ThreadBoard board) : IJobFiles
    {
        public string Fetch(StoredFile file)
        {
            var path = new[] { "shared", "sent" }.Select(folder => board._folder.Locate(folder, file.Hash)).First(File.Exists);
            file.Check(path);
            return path;
        }

        public StoredFile Send(string path) => board.Store(path, "sent");
    }
}
