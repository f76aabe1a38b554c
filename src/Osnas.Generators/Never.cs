namespace Osnas.Generators;

/// <summary>Keeps the pipeline alive: an exception there would take every search space of the project away.</summary>
internal static class Never
{
    /// <summary>The result, or null where an internal error prevents it. The analyzer meets the same error and reports it (OSNAS0901).</summary>
    public static T? Throw<T>(Func<T?> compute)
        where T : class
    {
        try
        {
            return compute();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
