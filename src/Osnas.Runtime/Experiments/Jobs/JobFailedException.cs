namespace Osnas.Experiments;

/// <summary>A job that failed on so many workers that it isn't given to another.</summary>
/// <param name="job">The job in words: <see cref="Job.Id"/>.</param>
/// <param name="errors">What went wrong on each worker, with its name.</param>
internal sealed class JobFailedException(string job, IReadOnlyList<string> errors) : Exception(
    $"The {job} failed on {Words.Count(errors.Count, "worker")}: {string.Join("; ", errors)}.")
{
    /// <summary>What went wrong on each worker, with its name.</summary>
    public IReadOnlyList<string> Errors => errors;
}
