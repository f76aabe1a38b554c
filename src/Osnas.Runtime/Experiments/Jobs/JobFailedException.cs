namespace Osnas.Experiments;

/// <summary>A job that failed so often that it isn't given to another.</summary>
/// <param name="job">The job in words: <see cref="Job.Id"/>.</param>
/// <param name="errors">What went wrong each time, with the name of the worker.</param>
internal sealed class JobFailedException(string job, IReadOnlyList<string> errors) : Exception(
    $"The {job} failed {Words.Count(errors.Count, "time")}: {string.Join("; ", errors)}.")
{
    /// <summary>What went wrong each time, with the name of the worker.</summary>
    public IReadOnlyList<string> Errors => errors;
}
