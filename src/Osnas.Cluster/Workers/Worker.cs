using Osnas.App;
using Osnas.Experiments;
using TorchSharp;

namespace Osnas.Cluster;

/// <summary>
/// Does the jobs of a board until the search is over. All of it is on one thread, as torch wants it; a heartbeat beside it tells the
/// board that the worker is there.
/// </summary>
/// <param name="options">What it is.</param>
/// <param name="link">The way to the board.</param>
/// <param name="say">Is told what happens, a line each.</param>
internal sealed class Worker(WorkerOptions options, IBoardLink link, Action<string> say)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string _id = $"{Guid.NewGuid():N}";

    /// <summary>Works on a thread of its own.</summary>
    /// <param name="draining">Has it give back its job and leave.</param>
    public Task RunAsync(CancellationToken draining)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                Run(draining);
                end.SetResult();
            }
            catch (Exception exception)
            {
                end.SetException(exception);
            }
        })
        {
            IsBackground = true,
            Name = "worker",
        };
        thread.Start();
        return end.Task;
    }

    private void Run(CancellationToken draining)
    {
        var card = CreateCard(draining);
        using var scratch = new ScratchFolder(Path.GetTempPath());
        using var work = new WorkerJobs(options, _id, link, scratch.Path, say);
        while (!draining.IsCancellationRequested)
        {
            var answer = Join(card, draining);
            switch (answer?.State)
            {
                case JoinState.Joined:
                    work.Do(answer.Order, draining);
                    break;
                case JoinState.Refused:
                    throw new JoinException($"The coordinator refuses this worker: {answer.Reason}.");
                case JoinState.Over when !options.Keep:
                    say("the search is over");
                    return;
                case JoinState.Over or JoinState.NotYet:
                    draining.WaitHandle.WaitOne(Pause);
                    break;
                case null:
                    return;
                default:
                    throw new NotSupportedException($"{answer.State} is no answer that this version knows.");
            }
        }
    }

    private WorkerCard CreateCard(CancellationToken draining)
    {
        try
        {
            return new(
                _id,
                options.Name,
                Library.Version,
                DeviceSelection.Select(options.Device).Title,
                options.Threads ?? torch.get_num_threads(),
                [.. (options.Only ?? []).Select(JobKindNames.Of)]);
        }
        catch (Exception exception) when (exception is DllNotFoundException or NotSupportedException)
        {
            var message = $"This worker can't begin: {Failure.Describe(exception)}";
            say(message);
            Refuse(Failure.Describe(exception), draining);
            throw new JoinException(message, exception);
        }
    }

    /// <summary>Has the coordinator show why this worker doesn't come.</summary>
    private void Refuse(string reason, CancellationToken draining)
    {
        try
        {
            link.CallAsync(board => board.RefuseAsync(_id, options.Name, reason)).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (draining.IsCancellationRequested)
        {
            // Nobody waits for a coordinator to be told that.
        }
    }

    private JoinAnswer? Join(WorkerCard card, CancellationToken draining)
    {
        try
        {
            return link.Call(board => board.JoinAsync(card));
        }
        catch (OperationCanceledException) when (draining.IsCancellationRequested)
        {
            return null;
        }
    }
}
