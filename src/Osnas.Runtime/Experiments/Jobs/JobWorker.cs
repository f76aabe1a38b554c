using Osnas.Data;
using Osnas.Latency;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>Does the jobs of one search. All work of torch is done on the thread that calls, which has to be always the same.</summary>
internal sealed class JobWorker : IDisposable
{
    private const string TrainingsFolder = "trainings";

    private readonly OpenedOrder _order;
    private readonly JobWorkerOptions _options;
    private readonly IJobFiles _files;
    private readonly string _scratch;
    private readonly ImageDataset? _calibration;
    private EvaluationWork? _evaluation;

    private JobWorker(OpenedOrder order, JobWorkerOptions options, IJobFiles files)
    {
        (_order, _options, _files) = (order, options, files);
        _scratch = Directory.CreateDirectory(options.Scratch).FullName;
        _calibration = order.Data?.Train.Take(order.Options.CalibrationImages);
    }

    /// <summary>The device, the threads and the instructions that compute.</summary>
    public WorkerDocument Worker => _order.Worker;

    /// <summary>Makes sure that this machine can do the jobs of a search, and loads its data.</summary>
    /// <param name="order">The search.</param>
    /// <param name="options">What the worker is and has.</param>
    /// <param name="files">The files of the jobs.</param>
    /// <returns>The worker.</returns>
    /// <exception cref="WorkRefusedException">It can't; the message names each difference.</exception>
    public static JobWorker Open(WorkOrder order, JobWorkerOptions options, IJobFiles files) =>
        new(OpenedOrder.Open(order, options), options, files);

    /// <summary>Does a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="progress">Receives how far it is; must return at once.</param>
    /// <param name="cancellation">Stops it between two steps. A training sends its checkpoint first.</param>
    /// <returns>The result.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="InvalidDataException">The name of a network is one that could be a place outside the scratch folder.</exception>
    /// <exception cref="InvalidOperationException">The worker was opened for other kinds of jobs.</exception>
    public JobResult Do(Job job, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return job switch
        {
            EvaluationJob evaluation => Evaluate(evaluation),
            TrainingJob training => Train(training, progress, cancellation),
            LatencyJob latency => Measure(latency, progress, cancellation),
            _ => throw new InvalidOperationException($"This version of Osnas has no job {job.GetType().Name}."),
        };
    }

    /// <summary>Frees the data and the networks, and deletes the scratch folder.</summary>
    public void Dispose()
    {
        _evaluation?.Dispose();
        _calibration?.Dispose();
        _order.Dispose();
        if (Directory.Exists(_scratch))
            Directory.Delete(_scratch, recursive: true);
    }

    private EvaluationResult Evaluate(EvaluationJob job)
    {
        var evaluation = Prepare(job.Supernet, job.Latency);
        var architecture = new Architecture(job.Architecture);
        if (job.Images is not { } images)
            return new(evaluation.Evaluate(architecture)) { Worker = Worker };
        var correct = evaluation.Evaluate(architecture, images);
        return new((double)correct / images.Count) { Correct = correct, Worker = Worker };
    }

    private TrainingResult Train(TrainingJob job, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        if (!NetworkNames.IsName(job.Network)) // the folder of that name is deleted at the end
            throw new InvalidDataException(
                $"'{NumberText.Shorten(job.Network)}' is not the name of a network. Names have letters, digits, spaces and '#'.");
        var supernet = job.Supernet is null ? null : Prepare(job.Supernet, latency: null).Supernet;
        var folder = Path.Combine(_scratch, TrainingsFolder, NetworkNames.FileName(job.Network));
        try
        {
            var data = RequireData();
            var work = new TrainingWork(_order, data, _calibration!, supernet, folder, _files, _options.CheckpointInterval);
            return work.Do(job, progress, cancellation);
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private LatencyResult Measure(LatencyJob job, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var table = _order.Space.CreateLookUpTable(job.InputSize, job.Classes);
        var options = job.Options with { Device = _options.Device, Threads = _options.Threads };
        var steps = new Relay<LatencyStep>(step => progress?.Report(new($"{step.Done} of {step.Total}")));
        return new(LatencyMeasurement.Run(_order.Space, table, options, progress: steps, cancellation: cancellation)) { Worker = Worker };
    }

    /// <summary>What evaluates with some weights. One supernet is in memory at a time.</summary>
    private EvaluationWork Prepare(StoredFile? supernet, StoredFile? latency)
    {
        if (_evaluation is null || !_evaluation.IsOf(supernet, latency))
        {
            _evaluation?.Dispose();
            _evaluation = null;
            _evaluation = EvaluationWork.Load(_order, RequireData(), _calibration!, _files, supernet, latency);
        }

        return _evaluation;
    }

    private DataSplit RequireData() => _order.Data
        ?? throw new InvalidOperationException("This worker measures latency alone: it has no images.");
}
