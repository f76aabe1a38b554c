namespace Osnas.Tests.Runs;

/// <summary>Writes a folder of many runs, quickly: most of them are copies.</summary>
internal static class ManyRuns
{
    private const int Different = 8;

    /// <summary>Writes finished searches and trainings, called <c>run 000</c>, <c>run 001</c> and so on.</summary>
    /// <param name="folder">The folder of the runs.</param>
    /// <param name="count">How many runs.</param>
    public static void Write(string folder, int count)
    {
        for (var index = 0; index < count; index++)
        {
            var run = Locate(index);
            if (index >= Different)
                Copy(Locate(index % Different), run);
            else if (index % 4 == 3)
                SampleTraining.Write(run, TinySample.Table, TinySample.Classes, seed: index);
            else
                SampleRun.Write(run, TinySample.Table, TinySample.Budget, 20, TinySample.Classes, seed: index);
        }

        string Locate(int index) => Path.Combine(folder, $"run {index:000}");
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
