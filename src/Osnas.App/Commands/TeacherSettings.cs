using System.CommandLine;
using Osnas.Training;

namespace Osnas.App;

/// <summary>The options of what teaches the networks that are trained from scratch.</summary>
/// <param name="teachers">What can teach.</param>
/// <param name="valueName">The same, in a word.</param>
internal sealed class TeacherSettings(string teachers, string valueName)
{
    private static readonly DistillationOptions Defaults = new();

    private readonly Option<string?> _teacher = Settings.Text("--teacher", $"Trains from scratch by knowledge distillation: {teachers}", valueName);
    private readonly Option<double?> _temperature = Settings.Number("--teacher-temperature", "How much the teacher's probabilities of unlikely classes count", Defaults.Temperature, OptionRanges.Temperature);
    private readonly Option<double?> _weight = Settings.Number("--teacher-weight", "The share of the teacher in the loss", Defaults.Weight, OptionRanges.Share);

    public IEnumerable<Option> Options => [_teacher, _temperature, _weight];

    /// <summary>The same, by the keys of a configuration.</summary>
    public IEnumerable<(Option Option, string Key)> Keys =>
        [(_teacher, "criterion.teacher"), (_temperature, "criterion.teacher_temperature"), (_weight, "criterion.teacher_weight")];

    public DistillationOptions? Apply(ParseResult result, DistillationOptions? options)
    {
        var (teacher, temperature, weight) = (result.GetValue(_teacher), result.GetValue(_temperature), result.GetValue(_weight));
        if ((teacher ?? options?.Teacher) is not { } name)
            return temperature is null && weight is null ? null : throw new UsageException($"{_temperature.Name} and {_weight.Name} are about a teacher; give one with {_teacher.Name}");
        var given = options ?? Defaults;
        return given with { Teacher = name, Temperature = temperature ?? given.Temperature, Weight = weight ?? given.Weight };
    }
}
