using Osnas.Options;

namespace Osnas.LookUpTables;

/// <summary>Metrics in configuration files, which have OSNASLib's names and units.</summary>
internal static class ConfigMetrics
{
    /// <summary>The key that names the metric.</summary>
    public const string Key = "search_utility.info_metric";

    /// <summary>OSNASLib's names.</summary>
    public static (string Name, InfoMetric Value)[] Names { get; } =
        [.. MetricCatalog.All.Select(metric => (metric.ConfigName, metric.Metric))];

    /// <summary>How many of Osnas's units OSNASLib's unit is.</summary>
    public static double UnitOf(InfoMetric metric) => MetricCatalog.Of(metric).ConfigUnit;

    /// <summary>What is wrong with a value that isn't a number of the key's unit, as <c>20M</c> isn't; null if it is one.</summary>
    /// <param name="given">The value.</param>
    /// <param name="range">The numbers that the key takes.</param>
    /// <param name="metric">The metric that it is about.</param>
    public static string? FindUnitFault(GivenValue given, NumberRange range, InfoMetric metric)
    {
        if (given.NumberFault is not null || given.Words is not [var word] || range.TryRead(word, out _))
            return null;
        var definition = MetricCatalog.Of(metric);
        var advice = Guess(word, definition) is { } guess && range.Contains(guess)
            ? $"did you mean {NumberRange.Format(guess)}?"
            : $"write {range}";
        return $"{given.Name} is '{NumberText.Shorten(word)}'; {advice} (the key is in {definition.ConfigUnitName})";
    }

    /// <summary>The number that was meant: a unit behind it is that of a budget.</summary>
    private static double? Guess(string word, MetricDefinition metric) =>
        ConstraintReader.Read($"{metric.Name}<={word}").Constraint is { } budget ? budget.AtMost / metric.ConfigUnit
        : word.Any(char.IsLetter) ? null
        : NumberText.Guess(word);
}
