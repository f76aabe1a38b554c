using System.Runtime.ExceptionServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Hands the gradients of our own backward passes to libtorch, which calls them.</summary>
internal static class BackwardPass
{
    /// <summary>What the last backward pass on this thread returned, which libtorch has copied when the next one begins.</summary>
    [ThreadStatic]
    private static Tensor?[]? s_returned;

    /// <summary>What went wrong in a backward pass on this thread. No exception may leave it, because libtorch has called it.</summary>
    [ThreadStatic]
    private static Exception? s_failure;

    /// <summary>Finds gradients, and keeps them until libtorch has them.</summary>
    /// <param name="count">How many arguments the function has.</param>
    /// <param name="find">Finds the gradients of the first ones; null for none.</param>
    /// <returns>The gradients of all arguments.</returns>
    public static List<Tensor> Run(int count, Func<Tensor?[]> find)
    {
        foreach (var returned in s_returned ?? [])
            returned?.Dispose();
        s_returned = [];
        try
        {
            using var scope = NewDisposeScope();
            s_returned = find();
            Array.ForEach(s_returned, returned => returned?.MoveToOuterDisposeScope());
        }
        catch (Exception exception)
        {
            s_failure = exception;
        }

        var gradients = new List<Tensor>(count);
        for (var index = 0; index < count; index++)
            gradients.Add(index < s_returned.Length ? s_returned[index]! : null!);
        return gradients;
    }

    /// <summary>Throws what went wrong in the last backward pass.</summary>
    public static void ThrowFailure()
    {
        if (s_failure is not { } failure)
            return;
        s_failure = null;
        ExceptionDispatchInfo.Throw(failure);
    }
}
