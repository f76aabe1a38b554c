namespace Osnas.Experiments;

/// <summary>The predictions for picture files.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Predictions">The predictions for the pictures that could be read.</param>
/// <param name="Unreadable">The files that couldn't be read, and names without a file.</param>
/// <param name="OtherFiles">The number of files in folders that were left out because of their file extensions.</param>
public sealed record PredictReport(
    string Space,
    IReadOnlyList<int> Architecture,
    IReadOnlyList<Prediction> Predictions,
    IReadOnlyList<UnreadablePicture> Unreadable,
    int OtherFiles);
