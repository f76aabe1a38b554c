using System.Globalization;

namespace Osnas.Benchmarks;

/// <summary>The sources that are compiled.</summary>
internal static class Sources
{
    /// <summary>The number of spaces in a large project.</summary>
    public const int Spaces = 60;

    /// <summary>The space with a hand-written table, and the one that is edited.</summary>
    public const int Edited = 0;

    private static readonly string[] Types = ["int", "string?", "double", "System.DateTime"];

    /// <summary>A class of 22 properties that System.Text.Json writes and reads.</summary>
    public static string Json { get; } = $$"""
        using System.Text.Json.Serialization;

        namespace Benchmark;

        public sealed class Record
        {
        {{string.Join("\n", Enumerable.Range(0, 22).Select(Property))}}
        }

        [JsonSerializable(typeof(Record))]
        public sealed partial class RecordContext : JsonSerializerContext;
        """;

    /// <summary>A space of 22 layers and 9 candidates.</summary>
    /// <param name="index">The number in its name.</param>
    /// <param name="expansion">The expansion rate of its last candidate.</param>
    public static string Space(int index, int expansion = 6) => Number($"""
        using Osnas;

        namespace Benchmark;

        [SearchSpace]
        [MacroFirst(Block.Conv, 3, 32, Stride = 2)]
        [MacroSearch(32, 32, Repeat = 4)]
        [MacroSearch(32, 64, Stride = 2, Repeat = 8)]
        [MacroSearch(64, 128, Stride = 2, Repeat = 10)]
        [MacroLast(Block.Conv, 128, {1280 + index}, KernelSize = 1)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, {1280 + index})]
        [Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
        [Micro(Block.Mobile, ExpansionRate = 1)]
        [Micro(Block.Mobile, ExpansionRate = 3)]
        [Micro(Block.Mobile, ExpansionRate = 6)]
        [Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 1)]
        [Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
        [Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
        [Micro(Block.Mobile, KernelSize = 7, ExpansionRate = 3)]
        [Micro(Block.Mobile, KernelSize = 7, ExpansionRate = {expansion})]
        public partial class Space{index};
        """);

    /// <summary>A file that has nothing to do with search spaces.</summary>
    /// <param name="value">A number in its method.</param>
    /// <param name="member">A number in the name of a field.</param>
    public static string Unrelated(int value = 0, int member = 0) => Number($$"""
        namespace Benchmark;

        public static class Unrelated
        {
            private static int _field{{member}};

            public static int Count()
            {
                var count = {{value}};
                for (var index = 0; index < 10; index++)
                    count += index + _field{{member}}++;
                return count;
            }
        }
        """);

    /// <summary>A table that the user writes.</summary>
    /// <param name="value">A number in its method.</param>
    public static string Table(int value = 0) => Number($$"""
        using Osnas;
        using System.Collections.Generic;

        namespace Benchmark;

        public partial class Space{{Edited}}
        {
            public partial class LookUpTable
            {
                protected override InfoTable ConstructInfoTable(InfoMetric metric)
                {
                    var table = new InfoTable(metric);
                    var factor = {{value}};
                    foreach (var layer in MacroCfg.Search)
                    {
                        var row = new List<double>();
                        foreach (var candidate in MicroCfg)
                            row.Add(factor * layer.OutChannels);
                        table.AddRow(row);
                    }

                    return table;
                }
            }
        }
        """);

    private static string Property(int index) =>
        Number($"    public {Types[index % Types.Length]} Value{index} {{ get; set; }}");

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
