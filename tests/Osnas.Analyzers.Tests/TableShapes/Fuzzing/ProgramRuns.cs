using System.Reflection;
using System.Runtime.Loader;
using Osnas.LookUpTables;

namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>Runs the programs of an assembly.</summary>
internal sealed class ProgramRuns(byte[] image) : IDisposable
{
    private static readonly InfoMetric[] Metrics = Enum.GetValues<InfoMetric>();

    private readonly Dictionary<InfoMetric, (AssemblyLoadContext Context, Assembly Assembly)> _loaded = [];

    /// <summary>The input size that the space declares.</summary>
    public const int DeclaredSize = 32;

    /// <summary>
    /// Builds the tables of each class of a program, for each metric, at several input sizes, in two states of the
    /// world.
    /// </summary>
    public IReadOnlyList<Run> Of(TableProgram program)
    {
        int[] sizes = program.DependsOnSize ? [DeclaredSize, 128, 64] : [DeclaredSize];
        int[] modes = program.DependsOnWorld ? [0, 1] : [0];
        var runs = new List<Run>();
        foreach (var name in Tables(Load(InfoMetric.Flops), program).Select(type => type.FullName!).ToArray())
        {
            foreach (var metric in Metrics)
            {
                // What statics keep is gone in a new assembly alone.
                var assembly = Load(program.HasStatics ? metric : InfoMetric.Flops);
                foreach (var size in sizes)
                {
                    foreach (var mode in modes)
                        runs.Add(Build(assembly, program, name, size, mode, [metric]).Single());
                }
            }

            var all = Build(Load(InfoMetric.Flops), program, name, DeclaredSize, 0, Metrics);
            runs.AddRange(all.Skip(1).Select(run => run with { IsLater = true }));
        }

        return runs;
    }

    /// <summary>The shape of the table that a program builds, right or not; null if it fails.</summary>
    public ModelCfgShape? Measure(TableProgram program)
    {
        var assembly = Load(InfoMetric.Flops);
        try
        {
            Prepare(assembly, program, 0);
            var table = (BaseLookUpTable)Activator.CreateInstance(
                Tables(assembly, program).First(), new ImageSize(DeclaredSize, DeclaredSize), 10)!;
            var construct = typeof(BaseLookUpTable).GetMethod("ConstructInfoTable", BindingFlags.Instance | BindingFlags.NonPublic)!;
            return ((InfoTable)construct.Invoke(table, [InfoMetric.Flops])!).Shape;
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        foreach (var (context, _) in _loaded.Values)
            context.Unload();
    }

    private static List<Run> Build(Assembly assembly, TableProgram program, string name, int size, int mode, InfoMetric[] metrics)
    {
        BaseLookUpTable? table = null;
        var runs = new List<Run>();
        foreach (var metric in metrics)
        {
            try
            {
                Prepare(assembly, program, mode);
                table ??= (BaseLookUpTable)Activator.CreateInstance(
                    assembly.GetType(name, throwOnError: true)!, new ImageSize(size, size), 10)!;
                table.GetInfoTable(metric);
                runs.Add(new(name, metric, size, mode, Fate.Right, "right"));
            }
            catch (Exception exception)
            {
                while (exception is TargetInvocationException or TypeInitializationException && exception.InnerException is { } inner)
                    exception = inner;
                runs.Add(new(name, metric, size, mode, FateOf(exception), $"{exception.GetType().Name}: {exception.Message}"));
            }
        }

        return runs;
    }

    /// <summary>Whether an exception is about the shape of a table: thrown by the table itself, not by what runs while it grows.</summary>
    private static Fate FateOf(Exception exception)
    {
        var trace = exception.StackTrace ?? string.Empty;
        var isOfTable = trace.Split('\n').FirstOrDefault(line => !line.Contains(" at System.", StringComparison.Ordinal))
            ?.Contains(" at Osnas.InfoTable.", StringComparison.Ordinal) == true;
        return exception switch
        {
            LatencyNotMeasuredException or NotSupportedException or NotImplementedException => Fate.Right,
            SearchSpaceException when isOfTable => Fate.WrongShape,
            ArgumentException when isOfTable && exception.Message.StartsWith("Row ", StringComparison.Ordinal) => Fate.WrongShape,
            ArgumentOutOfRangeException or IndexOutOfRangeException when isOfTable && trace.Contains("_Item(", StringComparison.Ordinal) =>
                Fate.WrongShape,
            _ when exception.GetType().Name == LoopGuard.ExceptionName => Fate.Endless,
            _ => Fate.Fails,
        };
    }

    private static void Prepare(Assembly assembly, TableProgram program, int mode)
    {
        assembly.GetType(LoopGuard.TypeName, throwOnError: true)!.GetMethod("Start")!.Invoke(null, null);
        assembly.GetType($"{program.Namespace}.World")?.GetField("Mode")!.SetValue(null, mode);
    }

    private static IEnumerable<Type> Tables(Assembly assembly, TableProgram program) => assembly.GetTypes()
        .Where(type => type.Namespace == program.Namespace && !type.IsAbstract && type.IsSubclassOf(typeof(BaseLookUpTable)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal);

    private Assembly Load(InfoMetric metric)
    {
        if (!_loaded.TryGetValue(metric, out var loaded))
        {
            var context = new AssemblyLoadContext(null, isCollectible: true);
            _loaded.Add(metric, loaded = (context, context.LoadFromStream(new MemoryStream(image))));
        }

        return loaded.Assembly;
    }

    /// <summary>One table that was built.</summary>
    /// <param name="Type">The class.</param>
    /// <param name="Metric">The metric.</param>
    /// <param name="Size">The input size.</param>
    /// <param name="Mode">The state of the world.</param>
    /// <param name="Fate">What became of it.</param>
    /// <param name="Text">The exception.</param>
    internal sealed record Run(string Type, InfoMetric Metric, int Size, int Mode, Fate Fate, string Text)
    {
        /// <summary>Whether the object has built tables of other metrics before.</summary>
        public bool IsLater { get; init; }

        public override string ToString()
        {
            var world = Mode > 0 ? $", World.Mode {Mode}" : string.Empty;
            return $"{Metric} at {Size}{world}{(IsLater ? ", after the other metrics" : string.Empty)}: {Text}";
        }
    }
}
