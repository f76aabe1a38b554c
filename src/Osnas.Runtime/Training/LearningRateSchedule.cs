namespace Osnas.Training;

/// <summary>
/// The learning rate of each step. It is a function of the step alone, unlike TorchSharp's schedulers, which count:
/// a training that goes on at a step has the rates of one that never stopped, to the last bit.
/// </summary>
/// <param name="options">The options of the training.</param>
/// <param name="stepsOfEpoch">Steps of an epoch.</param>
internal sealed class LearningRateSchedule(TrainingOptions options, int stepsOfEpoch)
{
    private readonly long _warmup = (long)options.WarmupEpochs * stepsOfEpoch;
    private readonly long _total = (long)options.Epochs * stepsOfEpoch;

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">The step, from 0, over all epochs.</param>
    /// <returns>The learning rate.</returns>
    public double At(long step)
    {
        if (step < _warmup)
            return options.LearningRate * (step + 1) / _warmup;
        return options.Schedule switch
        {
            ScheduleKind.Cosine =>
                options.MinLearningRate
                    + ((options.LearningRate - options.MinLearningRate)
                        * (1 + Math.Cos(Math.PI * (step - _warmup) / (_total - _warmup))) / 2),
            ScheduleKind.Step => options.LearningRate * Math.Pow(options.ScheduleFactor, step / stepsOfEpoch / options.ScheduleEpochs),
            ScheduleKind.Constant => options.LearningRate,
            _ => throw new InvalidOperationException($"The schedule {options.Schedule} is unknown."),
        };
    }
}
