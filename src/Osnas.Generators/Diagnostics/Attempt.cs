namespace Osnas.Generators.Diagnostics;

/// <summary>The outcome of a pipeline step. Without it, an exception would disable every search space of the project.</summary>
/// <typeparam name="T">The type of the result, which is equatable and has no Roslyn types.</typeparam>
/// <param name="Result">The result; the default value if the step threw an exception.</param>
/// <param name="Fault">The exception; null if there was none.</param>
internal sealed record Attempt<T>(T? Result, InternalFault? Fault)
    where T : class;

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
    /// <returns>The result, or the exception that the step threw. A cancellation is rethrown.</returns>
    public static Attempt<T> To<T>(Func<T?> step)
        where T : class
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
