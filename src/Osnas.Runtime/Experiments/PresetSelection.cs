using Osnas.Data;
using Osnas.Spaces;

namespace Osnas.Experiments;

/// <summary>The preset that fits images and a budget best.</summary>
/// <param name="Preset">The preset.</param>
/// <param name="Reason">Why, as a clause.</param>
internal sealed record PresetSelection(Preset Preset, string Reason)
{
    /// <summary>Chooses a preset for data.</summary>
    /// <param name="data">The data; it is read if it doesn't say a size for its images.</param>
    /// <param name="budget">The constraints of the search; none for the preset's own.</param>
    /// <returns>The preset; null if neither data nor a size is given.</returns>
    public static PresetSelection? Choose(DataOptions data, IReadOnlyList<ConstraintCfg> budget)
    {
        if (data is { InputSize: null, Source: "" })
            return null;
        var side = data.InputSize is { } given ? Math.Min(given.Height, given.Width) : DataSource.MeasureSide(data);
        return Choose(side, budget);
    }

    /// <summary>
    /// Chooses a preset: one whose range of costs holds the budget, of the nearest input size, and with the median of its
    /// architectures nearest to the budget.
    /// </summary>
    /// <param name="side">The shorter side of the images, in pixels.</param>
    /// <param name="budget">The constraints of the search; none for the preset's own.</param>
    public static PresetSelection Choose(int side, IReadOnlyList<ConstraintCfg> budget)
    {
        ConstraintCfg[] known = [.. budget.Where(constraint => !MetricCatalog.Of(constraint.Metric).IsMeasured)];
        if (known.Length == 0)
            return ChooseBySize(side);
        var best = PresetCatalog.Designed
            .Select(preset => new Fit(preset, side, known))
            .OrderBy(fit => !fit.Holds)
            .ThenBy(fit => fit.Holds ? fit.SizeDistance : 0)
            .ThenBy(fit => fit.BudgetDistance)
            .First();
        var why = best.Holds
            ? "has the nearest input size among the presets whose range holds the budget"
            : "is nearest to the budget, which is in the range of no preset";
        return new(best.Preset, $"{best.Preset.Name} {why} (images of {side} pixels; its architectures have {best.Range})");
    }

    private static PresetSelection ChooseBySize(int side)
    {
        var nearest = PresetCatalog.Designed
            .GroupBy(preset => SideOf(preset.Space.Spec))
            .MinBy(group => Distance(group.Key, side))!
            .ToArray();
        var middle = nearest[nearest.Length / 2];
        return new(
            middle,
            $"{middle.Name} is the middle one of the presets of the nearest input size (images of {side} pixels, no limit of flops or "
            + "params)");
    }

    // The inputs of all presets are square.
    private static int SideOf(SearchSpaceSpec spec) => spec.InputSize.Height;

    /// <summary>The ratio, as a power of two.</summary>
    private static double Distance(double left, double right) => Math.Abs(Math.Log2(left / right));

    /// <summary>How well a preset fits.</summary>
    private sealed class Fit
    {
        public Fit(Preset preset, int side, IReadOnlyList<ConstraintCfg> budget)
        {
            Preset = preset;
            var spec = preset.Space.Spec;
            var table = preset.Space.CreateLookUpTable(spec.InputSize, spec.Classes);
            CostStatistics[] costs = [.. budget.Select(constraint => table.GetStatistics(constraint.Metric))];
            double[] bounds = [.. budget.Select(BoundOf)];
            SizeDistance = Distance(SideOf(spec), side);
            Holds = bounds.Zip(costs).All(pair => pair.First >= pair.Second.Min && pair.First <= pair.Second.Max);
            BudgetDistance = bounds.Zip(costs).Max(pair => Distance(pair.First, pair.Second.Percentile(0.5)));
            Range = string.Join(
                ", ", budget.Zip(costs, (constraint, range) => BudgetRules.FormatRange(range, constraint.Metric)).Distinct());
        }

        public Preset Preset { get; }

        public bool Holds { get; }

        public double SizeDistance { get; }

        public double BudgetDistance { get; }

        public string Range { get; }

        /// <summary>The bound of a constraint, or the middle of both.</summary>
        private static double BoundOf(ConstraintCfg constraint) => Math.Max(
            1, (double.IsInfinity(constraint.AtMost), double.IsInfinity(constraint.AtLeast)) switch
            {
                (true, _) => constraint.AtLeast,
                (false, true) => constraint.AtMost,
                (false, false) => Math.Sqrt(constraint.AtMost * constraint.AtLeast),
            });
    }
}
