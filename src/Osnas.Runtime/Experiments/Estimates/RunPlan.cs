namespace Osnas.Experiments;

/// <summary>What a search or training will do, with an estimate.</summary>
/// <param name="Output">The folder of the run's files.</param>
/// <param name="Resumes">Whether the folder contains a run to resume.</param>
/// <param name="Summary">The lines of text with which the run begins.</param>
/// <param name="Estimate">The estimate.</param>
/// <param name="Files">The files to write.</param>
public sealed record RunPlan(
    string Output, bool Resumes, IReadOnlyList<string> Summary, RunEstimate Estimate, IReadOnlyList<string> Files);
