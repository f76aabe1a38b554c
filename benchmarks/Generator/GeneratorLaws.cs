namespace Osnas.Benchmarks;

/// <summary>How a compilation and an edit scale with the search spaces of a project.</summary>
internal static class GeneratorLaws
{
    private const int Compilations = 3;
    private const int Edits = 41;

    private static readonly int[] Spaces = [1, 15, 30, 60];

    private static readonly Dictionary<int, (CompilerRun Ours, CompilerRun Theirs)[]> Compiled = [];

    public static IReadOnlyList<ScalingLaw> All { get; } =
    [
        new("what Osnas adds to the time of a compilation", "spaces of 22 x 9", "s", Spaces, spaces => Added(spaces, run => run.Seconds)),
        new(
            "what Osnas adds to the memory of a compilation", "spaces of 22 x 9", "MB", Spaces,
            spaces => Added(spaces, run => run.Megabytes)),
        new("edit of a statement in another file", "spaces", "ms", Spaces, spaces => TimeEdit(spaces, EditPart.Statement)),
        new("edit of one space", "spaces", "ms", Spaces, spaces => TimeEdit(spaces, EditPart.Space)),
    ];

    private static double Added(int spaces, Func<CompilerRun, double> value)
    {
        if (!Compiled.TryGetValue(spaces, out var pairs))
        {
            string[] sources = [.. Enumerable.Range(0, spaces).Select(index => Sources.Space(index))];
            Compiled[spaces] = pairs =
                [.. Enumerable.Range(0, Compilations).Select(_ => (CompilerRun.Of(sources, Toolchain.Osnas), CompilerRun.Of(sources, [])))];
        }

        return Quantile.Of([.. pairs.Select(pair => value(pair.Ours) - value(pair.Theirs))], 0.5);
    }

    private static double TimeEdit(int spaces, Func<int, Edit> edit)
    {
        var side = new Project(spaces).WithOsnas;
        return Quantile.Of([.. Enumerable.Range(1, Edits).Select(number => side.Apply(edit(number))).Select(Time)], 0.5);

        double Time(Edited edited) => EditCost.Of(() => Project.Drive(side, edited)).Milliseconds;
    }
}
