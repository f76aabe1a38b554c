using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>Budgets to search under.</summary>
internal static class Budgets
{
    /// <summary>FBNet-S on small images: 22 layers of 9 candidates.</summary>
    public static BaseLookUpTable FBNetS { get; } = Samples.FBNetS.LookUpTable.Create(inputSize: 32, classes: 10);

    public static BaseLookUpTable Tiny { get; } = TinySpace.LookUpTable.Create();

    /// <summary>The look-up table of a space.</summary>
    /// <param name="space">Its name.</param>
    public static BaseLookUpTable Table(string space) => space switch
    {
        "wide" => WideSpace.LookUpTable.Create(),
        "FBNet" => FBNetS,
        "unified" => UnifiedSpace.LookUpTable.Create(),
        _ => throw new ArgumentOutOfRangeException(nameof(space), space, null),
    };

    /// <summary>A sampler of a budget.</summary>
    public static BudgetSampler Sampler(BaseLookUpTable table, params ConstraintCfg[] constraints) => new(new(table, constraints));

    /// <summary>A range of a metric: 0 is the cheapest architecture, 1 the most expensive.</summary>
    public static ConstraintCfg Range(BaseLookUpTable table, InfoMetric metric, double from, double to)
    {
        var statistics = table.GetStatistics(metric);
        return new(metric, AtMost: At(to), AtLeast: At(from));

        double At(double place) => statistics.Min + (place * (statistics.Max - statistics.Min));
    }
}
