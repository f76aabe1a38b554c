using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>
/// Does parts of work on the threads of torch, which others would compete with. TorchSharp has no function for it, but libtorch exports
/// that in C for extensions (torch/csrc/stable/c/shim.h).
/// </summary>
internal static class ParallelParts
{
    private const string Libtorch = "torch_cpu";

    private static readonly RunParts Callback = RunFrom;
    private static readonly Lazy<bool> IsAvailable = new(Try);

    private delegate void RunParts(long start, long end, nint work);

    /// <summary>Does all parts, at the same time as far as torch has threads.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="work">Does one, given its number.</param>
    /// <param name="isWorthIt">Whether there is enough work for a second thread, which has to be woken.</param>
    public static void Run(int count, Action<int> work, bool isWorthIt)
    {
        if (!isWorthIt || count == 1 || get_num_threads() == 1)
        {
            for (var part = 0; part < count; part++)
                work(part);
            return;
        }

        if (!IsAvailable.Value)
        {
            Parallel.For(0, count, new() { MaxDegreeOfParallelism = get_num_threads() }, work);
            return;
        }

        var state = new State(work);
        var handle = GCHandle.Alloc(state);
        try
        {
            if (torch_parallel_for(0, count, 1, Callback, GCHandle.ToIntPtr(handle)) != 0)
                throw new InvalidOperationException("Torch can't run work on its threads.");
        }
        finally
        {
            handle.Free();
        }

        state.ThrowFailure();
    }

    private static void RunFrom(long start, long end, nint work)
    {
        var state = (State)GCHandle.FromIntPtr(work).Target!;
        for (var part = start; part < end; part++)
            state.Run((int)part);
    }

    /// <summary>Whether the libtorch that is loaded has the function: not each build exports it.</summary>
    private static bool Try()
    {
        try
        {
            return torch_parallel_for(0, 0, 1, Callback, 0) == 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport(Libtorch)]
    private static extern int torch_parallel_for(long start, long end, long grain, RunParts run, nint work);

    /// <summary>The work, and what went wrong in it: no exception may leave it, because libtorch has called it.</summary>
    private sealed class State(Action<int> work)
    {
        private Exception? _failure;

        public void Run(int part)
        {
            try
            {
                work(part);
            }
            catch (Exception exception)
            {
                _failure = exception;
            }
        }

        public void ThrowFailure()
        {
            if (_failure is not null)
                throw new AggregateException(_failure);
        }
    }
}
