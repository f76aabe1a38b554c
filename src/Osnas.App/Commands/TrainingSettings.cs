using System.CommandLine;
using Osnas.Training;

namespace Osnas.App;

/// <summary>The options of every training.</summary>
/// <param name="defaults">The defaults of each training that there is, by what it trains.</param>
internal sealed class TrainingSettings(params TrainingOptions[] defaults)
{
    private readonly Option<int?> _batchSize = Settings.Whole("--batch-size", $"Images of a training step [default: {Describe(defaults, options => options.BatchSize)}]", null, OptionRanges.BatchSize);
    private readonly Option<double?> _learningRate = Settings.Number("--learning-rate", $"Learning rate of the first step [default: {Describe(defaults, options => options.LearningRate)}]", null, OptionRanges.LearningRate);

    private readonly Option<bool> _keepBest = new("--keep-best") { Description = "Trainings from scratch end with the weights of the epoch of the best validation accuracy [default: those of the last one]" };

    public IEnumerable<Option> Options => [_batchSize, _learningRate, _keepBest];

    /// <summary>The same, by the keys of a configuration; <c>--keep-best</c> has no value.</summary>
    public IEnumerable<(Option Option, string Key)> Keys => [(_batchSize, "dataset.batch_size"), (_learningRate, "optim.lr")];

    public TrainingOptions Apply(ParseResult result, TrainingOptions options, int? epochs) => options with
    {
        Epochs = epochs ?? options.Epochs,
        BatchSize = result.GetValue(_batchSize) ?? options.BatchSize,
        LearningRate = result.GetValue(_learningRate) ?? options.LearningRate,
    };

    /// <summary>The same for a training from scratch.</summary>
    public TrainingOptions ApplyFromScratch(ParseResult result, TrainingOptions options, int? epochs) =>
        Apply(result, options, epochs) with { KeepBest = result.GetValue(_keepBest) || options.KeepBest };

    private static string Describe<T>(TrainingOptions[] defaults, Func<TrainingOptions, T> choose)
    {
        var (first, last) = (choose(defaults[0]), choose(defaults[^1]));
        return Equals(first, last) ? FormattableString.Invariant($"{first}") : FormattableString.Invariant($"{first}, and {last} from scratch");
    }
}
