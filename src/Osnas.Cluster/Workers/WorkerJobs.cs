using System.Text;
using Osnas.App;
using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>The jobs of a worker that has joined.</summary>
/// <param name="options">What the worker is.</param>
/// <param name="id">Its id.</param>
/// <param name="link">The way to the board.</param>
/// <param name="scratch">A folder for its files.</param>
/// <param name="say">Is told what happens, a line each.</param>
internal sealed class WorkerJobs(WorkerOptions options, string id, IBoardLink link, string scratch, Action<string> say) : IDisposable
{
    private readonly WorkerFiles _files = new(new LinkedFiles(link), Path.Combine(scratch, "files"));
    private string _order = string.Empty;
    private JobWorker? _worker;

    /// <summary>Does jobs until the search is over, the worker has to join again, or is to leave.</summary>
    /// <param name="order">The search, as JSON.</param>
    /// <param name="draining">Has it give back its job and leave.</param>
    /// <exception cref="JoinException">This machine can't do the jobs of the search.</exception>
    public void Do(string order, CancellationToken draining)
    {
        using var heartbeat = new Heartbeat(link, id, say, Heartbeat.Interval);
        try
        {
            var worker = Open(order);
            while (!draining.IsCancellationRequested)
            {
                var offer = link.Call(board => board.AskAsync(id));
                if (offer.State is OfferState.Job)
                    Do(worker, offer, heartbeat, draining);
                else if (offer.State is not OfferState.Nothing)
                    break;
            }

            link.CallAsync(board => board.LeaveAsync(id)).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (draining.IsCancellationRequested)
        {
            // There is no coordinator now to say farewell to: the lease runs out.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _worker?.Dispose();
        _files.Dispose();
    }

    /// <summary>A coordinator that is started again has the same order: then all that is loaded stays.</summary>
    private JobWorker Open(string text)
    {
        if (_worker is { } open && _order == text)
        {
            say("joined again");
            return open;
        }

        _worker?.Dispose();
        _worker = null;
        _files.Clear();
        try
        {
            var order = JsonText.Parse("the order of the coordinator", text, OsnasJson.Default.WorkOrder);
            _worker = JobWorker.Open(
                order,
                new()
                {
                    Data = options.Data,
                    Device = options.Device,
                    Threads = options.Threads,
                    Only = options.Only,
                    Scratch = Path.Combine(scratch, "work"),
                },
                _files);
            _order = text;
            say($"joined as {options.Name}: {order.Space}, on {_worker.Worker}");
            return _worker;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var reason = exception is WorkRefusedException refused ? string.Join("; ", refused.Differences) : Describe(exception);
            link.CallAsync(board => board.RefuseAsync(id, options.Name, reason)).GetAwaiter().GetResult();
            var message = exception is WorkRefusedException ? exception.Message : $"This worker can't begin: {reason}";
            throw new JoinException(message, exception);
        }
    }

    private void Do(JobWorker worker, JobOffer offer, Heartbeat heartbeat, CancellationToken draining)
    {
        var job = JsonText.Parse("the job", offer.Job, OsnasJson.Default.Job);
        using var held = new HeldLease(offer.Lease, draining);
        _files.Lease = held.Id;
        heartbeat.Hold(held);
        try
        {
            say(job.Id);
            var result = Write(worker.Do(job, held, held.Token));
            if (link.Call(board => board.TellAsync(id, held.Id, result)) == TellState.TooLate)
                say($"{job.Id}: too late, another worker has done it, or the coordinator was started again");
        }
        catch (OperationCanceledException) when (held.Token.IsCancellationRequested)
        {
            heartbeat.BeatAsync().GetAwaiter().GetResult(); // with the last checkpoint
            say($"{job.Id}: given back");
        }
        catch (Exception exception) when (exception is not JoinException)
        {
            var error = Describe(exception);
            say($"{job.Id}: {error}");
            link.Call(board => board.FailAsync(id, held.Id, error));
        }
        finally
        {
            heartbeat.Release();
        }
    }

    /// <summary>A result as JSON that fits into a message: one that doesn't would never arrive.</summary>
    private static string Write(JobResult result)
    {
        var text = JsonText.WriteLine(result, OsnasJson.Default.JobResult);
        var length = Encoding.UTF8.GetByteCount(text);
        return length <= ClusterIdentity.MostBytesOfText
            ? text
            : throw new InvalidDataException(FormattableString.Invariant(
                $"The result has {length} bytes; one of a worker may have {ClusterIdentity.MostBytesOfText}. Use fewer test images."));
    }

    private static string Describe(Exception exception) => NumberText.Shorten(Failure.Describe(exception), JobBoard.LongestError);
}
