namespace Osnas.Search;

/// <summary>
/// The rungs of successive halving: each has half of the architectures of the one before, and twice its share of the
/// validation images. The last one has all images.
/// </summary>
/// <param name="Architectures">The number of architectures on the first rung.</param>
/// <param name="Rungs">The number of rungs.</param>
internal sealed record HalvingPlan(int Architectures, int Rungs)
{
    /// <summary>Evaluations in all; each rung of an architecture counts.</summary>
    public int Evaluations => Enumerable.Range(0, Rungs).Sum(SizeOf);

    /// <summary>The images that are judged, in evaluations on all images: none is judged twice for an architecture.</summary>
    public double Cost => Enumerable.Range(0, Rungs).Sum(rung => SizeOf(rung) * (ShareOf(rung) - (rung == 0 ? 0 : ShareOf(rung - 1))));

    /// <summary>
    /// The plan of a search: no more rungs than are allowed, than the cost is enough for, and than it takes to judge every
    /// architecture.
    /// </summary>
    /// <param name="cost">The most images to judge, in evaluations on all images.</param>
    /// <param name="rungs">The most rungs.</param>
    /// <param name="available">The architectures that meet the budget, or more than can be judged.</param>
    public static HalvingPlan Of(int cost, int rungs, int available)
    {
        var plan = new HalvingPlan(Math.Min(cost, available), Rungs: 1);
        while (plan.Architectures < available && plan.Rungs < rungs && Largest(cost, plan.Rungs + 1, available) is { } next)
            plan = next;
        return plan;
    }

    /// <summary>Makes sure that the first rung has an image.</summary>
    /// <param name="images">The number of validation images.</param>
    /// <exception cref="ArgumentException">It has none.</exception>
    public void CheckImages(long images)
    {
        if (ShareOf(0) * images < 1)
        {
            throw new ArgumentException(
                $"The first of {Rungs} rungs judges candidates on 1/{1 << (Rungs - 1)} of {Words.Count((int)images, "validation image")}, "
                + "which is less than one image. Use fewer rungs, or more validation images.");
        }
    }

    /// <summary>The number of architectures of a rung.</summary>
    public int SizeOf(int rung) => Architectures >> rung;

    /// <summary>The share of the images of a rung.</summary>
    public double ShareOf(int rung) => 1.0 / (1 << (Rungs - 1 - rung));

    /// <summary>The rungs, as in <c>8 candidates on 1/4 of the validation images, 4 on 1/2, 2 on all</c>.</summary>
    public override string ToString()
    {
        var first = Words.Count(Architectures, "candidate");
        if (Rungs == 1)
            return $"{first} on all validation images";
        var between = Enumerable.Range(1, Rungs - 2).Select(rung => $"{SizeOf(rung)} on 1/{1 << (Rungs - 1 - rung)}, ");
        return $"{first} on 1/{1 << (Rungs - 1)} of the validation images, {string.Concat(between)}{SizeOf(Rungs - 1)} on all";
    }

    // Null if the last rung would be empty.
    private static HalvingPlan? Largest(int cost, int rungs, int available)
    {
        // Without rounding, each rung after the first costs half as much as that.
        var plan = new HalvingPlan((int)Math.Min(int.MaxValue / 2, ((long)cost << rungs) / (rungs + 1)), rungs);
        while ((plan with { Architectures = plan.Architectures + 1 }) is var more && more.Cost <= cost)
            plan = more;
        plan = plan with { Architectures = Math.Min(plan.Architectures, available) };
        return plan.SizeOf(rungs - 1) == 0 ? null : plan;
    }
}
