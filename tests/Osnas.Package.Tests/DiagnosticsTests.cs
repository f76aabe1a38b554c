namespace Osnas.Package.Tests;

/// <summary>What `dotnet build` says of a search space that is declared wrongly.</summary>
[Collection(PackageTests.Name)]
public sealed class DiagnosticsTests(PackedPackages packages)
{
    private const string Program = "System.Console.WriteLine();";

    /// <summary>
    /// Prevents: analyzers that are in the package but don't load in a real compiler, diagnostics without a place, and
    /// follow-up errors that bury the cause.
    /// </summary>
    [Fact]
    public void Each_mistake_is_an_error_at_its_line_and_nothing_else_is_said()
    {
        var consumer = new Consumer(
            packages,
            packages.Osnas,
            "mistakes",
            ("Program.cs", Program),
            ("NotPartial.cs", """
                using Osnas;
                [SearchSpace]
                [MacroFirst(Block.Conv, 3, 16)]
                [MacroSearch(16, 16)]
                [MacroLast(Block.GlobalAverage)]
                [MacroLast(Block.Classifier, 16)]
                [Micro(Block.Mobile)]
                public class NotPartial;
                """),
            ("NothingToSearch.cs", """
                using Osnas;
                [SearchSpace]
                [MacroFirst(Block.Conv, 3, 16)]
                [MacroLast(Block.GlobalAverage)]
                [MacroLast(Block.Classifier, 16)]
                [Micro(Block.Mobile)]
                public partial class NothingToSearch;
                """),
            ("Channels.cs", """
                using Osnas;
                [SearchSpace]
                [MacroFirst(Block.Conv, 3, 16)]
                [MacroSearch(16, 24)]
                [MacroSearch(32, 32)]
                [MacroLast(Block.GlobalAverage)]
                [MacroLast(Block.Classifier, 32)]
                [Micro(Block.Mobile)]
                public partial class Channels;
                """),
            ("UnknownBlock.cs", """
                using Osnas;
                [SearchSpace]
                [MacroFirst(Block.Conv, 3, 16)]
                [MacroSearch(16, 16)]
                [MacroLast(Block.GlobalAverage)]
                [MacroLast(Block.Classifier, 16)]
                [Micro(Block.Mobile)]
                [Micro("mobil")]
                public partial class UnknownBlock;
                """));

        var build = consumer.Build();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(
            [
                "Channels.cs(5): error OSNAS0101",
                "NotPartial.cs(8): error OSNAS0001",
                "NothingToSearch.cs(7): error OSNAS0004",
                "UnknownBlock.cs(8): error OSNAS0201",
            ],
            build.Diagnostics);
    }

    /// <summary>
    /// Prevents: errors of the compiler in declarations, after which it runs no analyzer, without the cause of them: code
    /// that isn't generated.
    /// </summary>
    [Fact]
    public void Where_code_is_missing_that_others_refer_to_the_cause_is_said()
    {
        static string Space(string declaration, string attribute = "[SearchSpace]") => $"""
            using Osnas;
            {attribute}
            [MacroFirst(Block.Conv, 3, 16)]
            [MacroSearch(16, 16)]
            [MacroLast(Block.GlobalAverage)]
            [MacroLast(Block.Classifier, 16)]
            [Micro(Block.Mobile)]
            public {declaration};
            """;
        var consumer = new Consumer(
            packages,
            packages.Osnas,
            "missing",
            ("Program.cs", Program),
            ("Closed.cs", Space("class Closed")),
            ("Fixed.cs", Space("static partial class Fixed")),
            ("Plain.cs", Space("partial class Plain", string.Empty)),
            ("Own.cs",
                Space(
                    "partial class Own { class LookUpTable { protected override InfoTable ConstructInfoTable(InfoMetric metric) => "
                    + "new(metric, 1, 1); } }")),
            ("User.cs", """
                internal interface IUser
                {
                    Closed.Model Closed { get; }
                    Fixed.Model Fixed { get; }
                    Plain.Model Plain { get; }
                }
                """));

        Assert.Equal(
            [
                "Closed.cs(8): error OSNAS0001",
                "Fixed.cs(8): error OSNAS0002",
                "Own.cs(8): error CS0115",
                "Own.cs(8): error OSNAS0006",
                "Plain.cs(3): error OSNAS0007",
                "User.cs(3): error CS0426",
                "User.cs(4): error CS0426",
                "User.cs(5): error CS0426",
            ],
            consumer.Build().Diagnostics);
    }

    /// <summary>
    /// Prevents: warnings that a user can't silence by the ordinary means, and a warning that takes the generated code
    /// away with it: the build succeeds only if the code is there.
    /// </summary>
    [Fact]
    public void Warnings_obey_pragma_attribute_and_editorconfig()
    {
        static string Space(string name, string warned) => $"""
            using Osnas;
            [SearchSpace]
            [MacroFirst(Block.Conv, 3, 16)]
            [MacroSearch(16, 16)]
            [MacroLast(Block.GlobalAverage)]
            [MacroLast(Block.Classifier, 16)]
            [Micro(Block.Mobile)]
            {warned}
            public partial class {name};
            """;
        const string Warned = "[Micro(Block.Mobile)]\n[Micro(Block.Skip, KernelSize = 5)]\n[Constraint(InfoMetric.Params, AtMost = 1e9)]";
        string[] ids = ["OSNAS0204", "OSNAS0205", "OSNAS0312"];
        var consumer = new Consumer(
            packages,
            packages.Osnas,
            "warnings",
            ("Program.cs", "System.Console.WriteLine(Loud.Spec == Pragma.Spec && Excused.Spec == Quiet.Spec);"),
            ("Loud.cs", Space("Loud", Warned)),
            ("Pragma.cs", Space("Pragma", $"#pragma warning disable {string.Join(", ", ids)}\n{Warned}\n#pragma warning restore")),
            ("Excused.cs",
                Space(
                    "Excused",
                    $"{Warned}\n{string.Concat(ids.Select(id => "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Osnas\", "
                        + $"\"{id}\")]\n"))}")),
            ("Quiet.cs", Space("Quiet", Warned)),
            (".editorconfig", $"[Quiet.cs]\n{string.Concat(ids.Select(id => $"dotnet_diagnostic.{id}.severity = none\n"))}"));

        var build = consumer.Build("-p:TreatWarningsAsErrors=false").Succeeded();

        Assert.Equal(
            ["Loud.cs(10): warning OSNAS0312", "Loud.cs(8): warning OSNAS0204", "Loud.cs(9): warning OSNAS0205"], build.Diagnostics);
    }

    /// <summary>
    /// Prevents: a measured table that the compiler isn't given, and faults in it without a line; a generator that
    /// reads the table in tests alone.
    /// </summary>
    [Fact]
    public void A_measured_table_is_compiled_in_and_a_fault_in_it_has_a_line()
    {
        static string Space(string name) => $$"""
            using Osnas;
            [SearchSpace(InputSize = 32, Classes = 10)]
            [MacroFirst(Block.Conv, 3, 16, Stride = 2)]
            [MacroSearch(16, 24, Stride = 2, Repeat = 2)]
            [MacroLast(Block.GlobalAverage)]
            [MacroLast(Block.Classifier, 24)]
            [Micro(Block.Mobile, ExpansionRate = 3)]
            [Micro(Block.Skip)]
            [InfoTable(InfoMetric.Latency, "{{name}}.json")]
            public partial class {{name}};
            """;
        static string Table(string cell) => $$"""
            {
              "space": "Phone", "fingerprint": "34d76258bdfcf610", "metric": "latency", "inputSize": 32, "classes": 10,
              "rows": [
                [0.41, 0.12],
                [0.29, {{cell}}]
              ],
              "base": 0.25
            }
            """;
        var consumer = new Consumer(
            packages,
            packages.Osnas,
            "measured",
            ("Program.cs", "System.Console.WriteLine(Phone.LookUpTable.Create().GetModelInfo(Osnas.InfoMetric.Latency, new(0, 1)));"),
            ("Phone.cs", Space("Phone")),
            ("Phone.json", Table("-1")));

        Assert.Equal(["Phone.json(5): error OSNAS0303"], consumer.Build().Diagnostics);

        consumer.Write("Phone.json", Table("0.09"));
        consumer.Build().Succeeded();
        consumer.Delete("Phone.json");
        Assert.Equal("0.75", consumer.Run().Succeeded().Output.Trim());
    }

    /// <summary>
    /// Prevents: code fixes that are in the package but aren't offered, since their assembly doesn't load; a mistake
    /// that hides others, which one call leaves in place then.
    /// </summary>
    [Fact]
    public void The_packed_code_fixes_mend_all_mistakes_in_one_call()
    {
        var consumer = new Consumer(
            packages,
            packages.Osnas,
            "fix",
            ("Program.cs", Program),
            ("Mistakes.cs", """
                using Osnas;

                [SearchSpace]
                [MacroFirst(Block.Conv, 3, 16)]
                [MacroSearch(16, 24)]
                [MacroSearch(32, 32)]
                [MacroLast(Block.GlobalAverage)]
                [MacroLast(Block.Classifier, 32)]
                [Micro("moblie")]
                [Micro(Block.Skip, KernelSize = 5)]
                [Micro(Block.Conv)]
                [Micro(Block.Conv)]
                public class Mistakes;

                """),
            ("Bare.cs", """
                using Osnas;

                [MacroFirst(Block.Conv, 3, 16)]
                [MacroSearch(16, 16)]
                [MacroLast(Block.GlobalAverage)]
                [MacroLast(Block.Classifier, 16)]
                [Micro(Block.Conv)]
                public partial class Bare;

                """),
            ("Budget.cs", """
                using Osnas;

                [SearchSpace(InputSize = 1, Classes = 10)]
                [MacroFirst(Block.Conv, 3, 16, KernelSize = 1)]
                [MacroSearch(16, 16)]
                [MacroLast(Block.Classifier, 16)]
                [Micro(Block.Conv, KernelSize = 1)]
                [Micro(Block.Skip)]
                [Constraint(InfoMetric.Flops, AtMost = 100)]
                public partial class Budget;

                """));

        consumer.Fix("OSNAS0001", "OSNAS0007", "OSNAS0101", "OSNAS0201", "OSNAS0204", "OSNAS0205", "OSNAS0311").Succeeded();

        Assert.Equal(
            """
            using Osnas;

            [SearchSpace]
            [MacroFirst(Block.Conv, 3, 16)]
            [MacroSearch(16, 24)]
            [MacroSearch(24, 32)]
            [MacroLast(Block.GlobalAverage)]
            [MacroLast(Block.Classifier, 32)]
            [Micro("mobile")]
            [Micro(Block.Skip)]
            [Micro(Block.Conv)]
            public partial class Mistakes;

            """,
            consumer.Read("Mistakes.cs"));
        Assert.Contains("using Osnas;\n\n[SearchSpace]\n[MacroFirst(", consumer.Read("Bare.cs"), StringComparison.Ordinal);
        // The first convolution's 3 x 16 multiply-accumulates, and the classifier's 16 x 10.
        Assert.Contains("[Constraint(InfoMetric.Flops, AtMost = 208)]", consumer.Read("Budget.cs"), StringComparison.Ordinal);
        Assert.Empty(consumer.Build().Succeeded().Diagnostics);
    }
}
