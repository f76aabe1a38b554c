using System.Globalization;

namespace Osnas.Experiments;

/// <summary>What to do about a training that waits for its images.</summary>
internal static class WaitAdvice
{
    // Less is no matter, and a short training waits for its first batches.
    private const double LeastShare = 0.1;

    private static readonly TimeSpan LeastTime = TimeSpan.FromMinutes(1);

    /// <summary>Says how much a training waited.</summary>
    /// <param name="waited">The time that it waited for batches.</param>
    /// <param name="total">The time that it took.</param>
    /// <param name="workers">How many batches were read at once; null if the option for it has no effect on these images.</param>
    /// <param name="cores">The processors that the process may use.</param>
    /// <returns>Null if that isn't worth a word.</returns>
    public static string? Describe(TimeSpan waited, TimeSpan total, int? workers, int cores)
    {
        if (total < LeastTime || waited < LeastShare * total)
            return null;
        var advice = workers switch
        {
            null => string.Empty,
            { } few when few < cores => $"; set --workers above {few}",
            _ => $"; all {cores} cores read them",
        };
        return string.Create(CultureInfo.InvariantCulture, $"waited for images {100 * (waited / total):F0}% of the time{advice}");
    }
}
