namespace Osnas.Experiments;

/// <summary>The steps of a search or training, with their estimate.</summary>
/// <param name="Output">The folder of its files.</param>
/// <param name="Resumes">Whether the folder has a run that it resumes.</param>
/// <param name="Summary">What the run says at its start, in lines of text.</param>
/// <param name="Estimate">What it takes.</param>
/// <param name="Files">The files that it writes.</param>
public sealed record RunPlan(
    string Output, bool Resumes, IReadOnlyList<string> Summary, RunEstimate Estimate, IReadOnlyList<string> Files);
