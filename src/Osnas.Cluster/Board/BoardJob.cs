using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>A job of a search in the queue. The worker that gets it after another goes on where that one was.</summary>
/// <param name="job">The job.</param>
/// <param name="progress">Takes how far it is; null if nobody wants to know.</param>
/// <param name="files">The files that progress names.</param>
internal sealed class BoardJob(Job job, IProgress<JobProgress>? progress, FileStore files)
    : JobTicket(job.Id, job.Kind, JsonText.WriteLine(job, OsnasJson.Default.Job))
{
    private readonly object _gate = new();
    private IReadOnlyList<StoredFile> _checkpoints = [];
    private bool _isOver;

    /// <summary>The job.</summary>
    public Job Job => job;

    /// <summary>Whether the next worker would need a file.</summary>
    public bool Needs(string hash) => _checkpoints.Any(file => file.Hash == hash);

    /// <inheritdoc/>
    public override bool Report(string text)
    {
        var news = JsonText.Parse("the progress", text, OsnasJson.Default.JobProgress);
        if (news is not { Text: not null, Checkpoints: not null })
            throw new InvalidDataException($"The progress of the {Id} can't be read: it is incomplete.");
        if (CheckpointNames.FindFault(job, news.Checkpoints) is { } fault)
            throw new InvalidDataException($"The progress of the {Id} {fault}.");
        if (files.Claim(news.Checkpoints) is { } missing)
            throw new InvalidDataException($"The progress of the {Id} names {missing.Name}, which wasn't sent.");
        lock (_gate)
        {
            if (_isOver)
                return false;
            var isFurther = news.Checkpoints.Any(file => !Needs(file.Hash));
            _checkpoints = news.Checkpoints;
            Text = JsonText.WriteLine(job.Continue(news), OsnasJson.Default.Job);
            News = news.Text;
            progress?.Report(news);
            return isFurther;
        }
    }

    /// <summary>Ends the reports: when it returns, none is under way.</summary>
    public void End()
    {
        lock (_gate)
            (_isOver, _checkpoints) = (true, []);
    }
}
