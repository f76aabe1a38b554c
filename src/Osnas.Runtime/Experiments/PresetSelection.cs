using Osnas.Data;
using Osnas.Spaces;

namespace Osnas.Experiments;

/// <summary>The preset that fits images and a budget best.</summary>
/// <param name="Preset">The preset.</param>
/// <param name="Reason">Why, as a clause.</param>
internal sealed record PresetSelection(Preset Preset, string Reason)
{
    /// <summary>Chooses a preset for data.</summary>
    /// <param name="data">The data; it is read unless it says the size of its images and the number of classes.</param>
    /// <param name="budget">The constraints of the search; none for the preset's own.</param>
    /// <returns>The preset; null if neither data nor a size is given.</returns>
    public static PresetSelection? Choose(DataOptions data, IReadOnlyList<ConstraintCfg> budget)
    {
        if (data is { InputSize: null, Source: "" })
            return null;
        if (data.InputSize is { } given && (data.Classes is not null || data.Source.Length == 0))
            return Choose(ImageFacts.Of(given, data.Classes), budget);
        var (side, classes) = DataSource.Measure(data);
        return Choose(
            data.InputSize is { } size ? ImageFacts.Of(size, classes) : new ImageFacts(side) { Classes = data.Classes ?? classes }, budget);
    }

    /// <summary>
    /// Chooses a preset: one whose range of costs holds the budget, of the nearest input size, and with the median of its
    /// architectures nearest to the budget. The costs are those at the size and the number of classes that are searched.
    /// </summary>
    /// <param name="images">The images.</param>
    /// <param name="budget">The constraints of the search; none for the preset's own.</param>
    public static PresetSelection Choose(ImageFacts images, IReadOnlyList<ConstraintCfg> budget)
    {
        ConstraintCfg[] known = [.. budget.Where(constraint => !MetricCatalog.Of(constraint.Metric).IsMeasured)];
        if (known.Length == 0)
            return ChooseBySize(images);
        var best = PresetCatalog.Designed
            .Select(preset => new Fit(preset, images, known))
            .OrderBy(fit => !fit.Holds)
            .ThenBy(fit => fit.Holds ? fit.SizeDistance : 0)
            .ThenBy(fit => fit.BudgetDistance)
            .First();
        var why = best.Holds
            ? "has the nearest input size among the presets whose range holds the budget"
            : "is nearest to the budget, which is in the range of no preset";
        return new(
            best.Preset, $"{best.Preset.Name} {why} ({images}; {best.Range}{images.DescribeScaling(best.Preset.Space.Spec)})");
    }

    private static PresetSelection ChooseBySize(ImageFacts images)
    {
        var nearest = PresetCatalog.Designed
            .GroupBy(preset => SideOf(preset.Space.Spec))
            .MinBy(group => Distance(group.Key, images.Side))!
            .ToArray();
        var middle = nearest[nearest.Length / 2];
        return new(
            middle,
            $"{middle.Name} is the middle one of the presets of the nearest input size ({images}, no limit of flops or "
            + $"params{images.DescribeScaling(middle.Space.Spec)})");
    }

    // The inputs of all presets are square.
    private static int SideOf(SearchSpaceSpec spec) => spec.InputSize.Height;

    /// <summary>The ratio, as a power of two.</summary>
    private static double Distance(double left, double right) => Math.Abs(Math.Log2(left / right));

    /// <summary>How well a preset fits.</summary>
    private sealed class Fit
    {
        public Fit(Preset preset, ImageFacts images, IReadOnlyList<ConstraintCfg> budget)
        {
            Preset = preset;
            var spec = preset.Space.Spec;
            var (size, classes) = (images.Size ?? spec.InputSize, images.Classes ?? spec.Classes);
            var table = preset.Space.CreateLookUpTable(size, classes);
            CostStatistics[] costs = [.. budget.Select(constraint => table.GetStatistics(constraint.Metric))];
            double[] bounds = [.. budget.Select(BoundOf)];
            SizeDistance = Distance(SideOf(spec), images.Side);
            Holds = bounds.Zip(costs).All(pair => pair.First >= pair.Second.Min && pair.First <= pair.Second.Max);
            BudgetDistance = bounds.Zip(costs).Max(pair => Distance(pair.First, pair.Second.Percentile(0.5)));
            var ranges = string.Join(
                ", ", budget.Zip(costs, (constraint, range) => BudgetRules.FormatRange(range, constraint.Metric)).Distinct());
            Range = $"at {size} pixels with {classes} classes, its architectures have {ranges}";
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
