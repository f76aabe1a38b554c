namespace Osnas.Generators.Diagnostics;

/// <summary>What a step of the pipeline gave. An exception there would take every search space of the project away.</summary>
/// <typeparam name="T">The type of the result. It is equatable, and nothing of Roslyn is in it.</typeparam>
/// <param name="Result">The result; the default if an exception prevented it.</param>
/// <param name="Fault">That exception; null if there was none.</param>
internal readonly record struct Attempt<T>(T? Result, InternalFault? Fault);

/// <summary>An exception in Osnas's own code (OSNAS0901).</summary>
/// <param name="Exception">The name of its type.</param>
/// <param name="Message">Its message.</param>
internal sealed record InternalFault(string Exception, string Message);

/// <summary>Runs a step of the pipeline.</summary>
internal static class Attempt
{
    /// <summary>Runs a step.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="step">The step.</param>
    /// <returns>The result, or the exception that the step threw. A cancellation is thrown on.</returns>
    public static Attempt<T> To<T>(Func<T?> step)
    {
        try
        {
            return new(step(), Fault: null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(default, new(exception.GetType().Name, exception.Message));
        }
    }
}
