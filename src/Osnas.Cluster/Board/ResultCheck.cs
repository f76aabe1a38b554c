using System.Globalization;
using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>
/// Makes sure that the result of a worker can be used, before its job is over: what is found here is an error of that worker, and
/// what is found later would end the run.
/// </summary>
internal static class ResultCheck
{
    /// <summary>Checks a result, and claims its files.</summary>
    /// <param name="job">The job.</param>
    /// <param name="result">The result.</param>
    /// <param name="data">The images of the search; null if they aren't counted.</param>
    /// <param name="files">The files that were sent.</param>
    /// <exception cref="InvalidDataException">It can't be used; the message says why.</exception>
    public static void Check(Job job, JobResult result, DataDocument? data, FileStore files)
    {
        if (FindFault(job, result, data, files) is { } fault)
            throw new InvalidDataException($"the result of the {job.Id} {fault}");
    }

    private static string? FindFault(Job job, JobResult result, DataDocument? data, FileStore files) => (job, result) switch
    {
        (_, not { Worker: { Device.Kind: not null, Processor.Instructions: not null } }) => "doesn't say what computed it",
        (EvaluationJob evaluation, EvaluationResult evaluated) => FindFault(evaluation, evaluated),
        (TrainingJob, TrainingResult training) => FindFault(training, data) ?? FindFault(job, training, files),
        (LatencyJob, LatencyResult latency) => latency.Table is null ? "has no table" : null,
        _ => "is that of another kind of job",
    };

    private static string? FindFault(EvaluationJob job, EvaluationResult result)
    {
        if (!double.IsFinite(result.Fitness))
            return FormattableString.Invariant($"has the fitness {result.Fitness}, which is not a finite number");
        if (job.Images is not { } images)
            return null;
        return result.Correct is >= 0 and var correct && correct <= images.Count
            ? null
            : FormattableString.Invariant(
                $"says that {Tell(result.Correct)} of {images.Count} images are classified right");
    }

    private static string? FindFault(TrainingResult result, DataDocument? data)
    {
        if (result is not { Test: { Predicted: not null, Probabilities: not null } test, History: not null, Checkpoints: not null }
            || result.Notes is null || result.Notes.Any(note => note is null))
            return "is incomplete";
        if (result.ValidationAccuracy is { } accuracy && accuracy is not (>= 0 and <= 1))
            return FormattableString.Invariant($"has the validation accuracy {accuracy}; from 0 to 1 is possible");
        var count = test.Predicted.Count;
        if (data is not null && data.Classes.Sum(one => one.Test) is var images && count != images)
            return FormattableString.Invariant($"has the classes of {count} test images; there are {images}");
        if (test.Probabilities.Count != count)
            return FormattableString.Invariant($"has {count} classes and {test.Probabilities.Count} probabilities of the test images");
        var classes = data?.Classes.Count ?? int.MaxValue;
        if (test.Predicted.Where(label => label < 0 || label >= classes).Select(label => (int?)label).FirstOrDefault() is { } other)
            return FormattableString.Invariant($"names the class {other}; there are those from 0 to {classes - 1}");
        if (test.Probabilities.Any(probability => probability is not (>= 0 and <= 1)))
            return "has a probability that is not from 0 to 1";
        return test.TopRight >= 0 && test.TopRight <= count
            ? null
            : FormattableString.Invariant($"says that the classes of {test.TopRight} of {count} test images are among the most likely");
    }

    private static string? FindFault(Job job, TrainingResult result, FileStore files)
    {
        if (result.Weights is not { Hash: not null, Name: not null })
            return "names no weights";
        return CheckpointNames.FindFault(job, result.Checkpoints)
            ?? (files.Claim([result.Weights, .. result.Checkpoints]) is { } missing ? $"names {missing.Name}, which wasn't sent" : null);
    }

    private static string Tell(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "an unknown number";
}
