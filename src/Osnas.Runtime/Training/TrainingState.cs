namespace Osnas.Training;

/// <summary>The state of a training between two steps. With the weights and the optimizer's state, it is enough to resume.</summary>
/// <param name="Step">Steps that were done, over all epochs.</param>
/// <param name="Images">Images of the current epoch that were trained on.</param>
/// <param name="Loss">The sum of their losses.</param>
/// <param name="Correct">How many of them were classified right.</param>
/// <param name="History">The last step of each epoch that is over.</param>
/// <param name="BestEpoch">The epoch of the best validation, from 1; 0 before the first.</param>
/// <param name="BestAccuracy">The best validation.</param>
internal sealed record TrainingState(
    long Step, long Images, double Loss, double Correct, IReadOnlyList<TrainingStep> History, int BestEpoch, double BestAccuracy)
{
    public static TrainingState Start { get; } = new(0, 0, 0, 0, [], 0, 0);

    /// <summary>After a step, whose result isn't read yet.</summary>
    public TrainingState AddStep(int images) => this with { Step = Step + 1, Images = Images + images };

    /// <summary>With the result of a step.</summary>
    public TrainingState AddResult(int images, BatchResult result) => this with
    {
        Loss = Loss + (result.Loss * images),
        Correct = Correct + result.Correct,
    };

    /// <summary>After an epoch.</summary>
    public TrainingState EndEpoch(TrainingStep last) => this with { Images = 0, Loss = 0, Correct = 0, History = [.. History, last] };

    /// <summary>After the validation of an epoch.</summary>
    public TrainingState Validated(double accuracy)
    {
        var state = this with { History = [.. History.SkipLast(1), History[^1] with { ValidationAccuracy = accuracy }] };
        return IsBest(accuracy) ? state with { BestEpoch = History.Count, BestAccuracy = accuracy } : state;
    }

    /// <summary>Whether no epoch was as good; of equals, the first counts.</summary>
    public bool IsBest(double accuracy) => BestEpoch == 0 || accuracy > BestAccuracy;
}
