using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Osnas.Benchmarks;

/// <summary>What an edit costs in a project of many spaces, beside a driver without Osnas.</summary>
internal static class EditPart
{
    private const double MostMilliseconds = 15;

    public static IEnumerable<BenchRow> Run(int runs)
    {
        var project = new Project();
        yield return Unrelated(project, runs, "a statement in another file", Statement);
        yield return Unrelated(project, runs, "a field in another file", Field);
        yield return Related(project, runs, "one space", Space);
        yield return Related(project, runs, "a hand-written table", Table);
        yield return Diagnostics(project, runs, "a statement in another file", Statement);
        yield return Diagnostics(project, runs, "one space", Space);
        yield return Diagnostics(project, runs, "a hand-written table", Table);
        yield return InEditor(project, runs, "a statement in another file", Statement);
        yield return InEditor(project, runs, "one space", Space);
        yield return InEditor(project, runs, "a hand-written table", Table);
    }

    /// <summary>Another statement in a file without spaces.</summary>
    public static Edit Statement(int number) => new(Project.Unrelated, Sources.Unrelated(number));

    private static Edit Field(int number) => new(Project.Unrelated, Sources.Unrelated(member: number));

    /// <summary>Another candidate in a space.</summary>
    public static Edit Space(int number) => new(Project.Space, Sources.Space(Sources.Edited, expansion: 7 + (number % 20)));

    private static Edit Table(int number) => new(Project.Table, Sources.Table(number));

    private static BenchRow Unrelated(Project project, int runs, string what, Func<int, Edit> edit)
    {
        const double mostMilliseconds = 0.1;
        const double mostKilobytes = 20;
        var emissions = project.CountEmissions(edit(1));
        var (ours, theirs) = Measure(project, runs, edit, Project.Drive);
        var (milliseconds, kilobytes) = (More(ours, theirs, cost => cost.Milliseconds), More(ours, theirs, cost => cost.Kilobytes));
        return new(
            $"edit of {what}, project of {Sources.Spaces} spaces", "the driver without Osnas", "ms", Median(ours), Median(theirs),
            Ratio: null, $"0 emissions, + <= {mostKilobytes} KB, + <= {mostMilliseconds} ms",
            emissions == 0 && milliseconds <= mostMilliseconds && kilobytes <= mostKilobytes,
            FormattableString.Invariant($"{emissions} emissions, + {kilobytes:F0} KB, + {milliseconds:F2} ms"));
    }

    private static BenchRow Related(Project project, int runs, string what, Func<int, Edit> edit) =>
        Compare($"edit of {what} among {Sources.Spaces}", "the driver without Osnas", Measure(project, runs, edit, Project.Drive));

    private static BenchRow Diagnostics(Project project, int runs, string what, Func<int, Edit> edit) =>
        Compare(
            $"the same until the file's diagnostics are there: {what}", "the compiler's diagnostics alone",
            Measure(project, runs, edit, Project.Diagnose));

    /// <summary>The same with what an editor keeps of generated files, which the driver alone parses anew.</summary>
    private static BenchRow InEditor(Project project, int runs, string what, Func<int, Edit> edit)
    {
        return Compare(
            $"the same in the workspace of an editor: {what}", "the compiler's diagnostics alone",
            Measure(runs, Prepare(project.Editors.WithOsnas), Prepare(project.Editors.WithoutOsnas)));

        Func<int, Action> Prepare(EditorSide side) => number =>
        {
            var edited = side.Apply(edit(number));
            return () => side.Diagnose(edited);
        };
    }

    private static BenchRow Compare(string what, string against, (EditCost[] Ours, EditCost[] Theirs) costs)
    {
        var more = More(costs.Ours, costs.Theirs, cost => cost.Milliseconds);
        var kilobytes = More(costs.Ours, costs.Theirs, cost => cost.Kilobytes);
        var processor = More(costs.Ours, costs.Theirs, cost => cost.Processor);
        return new(
            what, against, "ms", Median(costs.Ours), Median(costs.Theirs), Ratio: null, $"+ <= {MostMilliseconds} ms",
            more <= MostMilliseconds, FormattableString.Invariant(
                $"+ {more:F2} ms, + {processor:F2} ms of processor time, + {kilobytes:F0} KB"));
    }

    /// <summary>Measures each side on compilations of its own, in turn.</summary>
    private static (EditCost[] Ours, EditCost[] Theirs) Measure(
        Project project, int runs, Func<int, Edit> edit, Action<ProjectSide, Edited> work)
    {
        return Measure(runs, Prepare(project.WithOsnas), Prepare(project.WithoutOsnas));

        Func<int, Action> Prepare(ProjectSide side) => number =>
        {
            var edited = side.Apply(edit(number));
            return () => work(side, edited);
        };
    }

    /// <summary>Measures both sides in turn. What prepares an edit doesn't count.</summary>
    private static (EditCost[] Ours, EditCost[] Theirs) Measure(int runs, Func<int, Action> ours, Func<int, Action> theirs)
    {
        const int warmUps = 20;
        var (own, other) = (new EditCost[runs], new EditCost[runs]);
        for (var run = -warmUps; run < runs; run++)
        {
            var number = run + warmUps + 1;
            var (mine, plain) = (EditCost.Of(ours(number)), EditCost.Of(theirs(number)));
            if (run >= 0)
                (own[run], other[run]) = (mine, plain);
        }

        return (own, other);
    }

    private static double Median(EditCost[] costs) => Quantile.Of([.. costs.Select(cost => cost.Milliseconds)], 0.5);

    private static double More(EditCost[] ours, EditCost[] theirs, Func<EditCost, double> value) =>
        Quantile.Of([.. ours.Zip(theirs, (own, other) => value(own) - value(other))], 0.5);
}
