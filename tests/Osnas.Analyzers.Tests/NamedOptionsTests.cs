using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests;

/// <summary>Options of a searcher, sampler or criterion, and data formats, that have a name (OSNAS0011).</summary>
public sealed class NamedOptionsTests
{
    private const string Usings = """
        using Osnas;
        using Osnas.Criteria;
        using Osnas.Data;
        using Osnas.Options;
        using Osnas.Search;
        using Osnas.Training;
        namespace Demo;

        """;

    private const string Members =
        "protected override OptionSet<CriterionOptions> Declarations => null!; public override ICriterion Create() => null!;";

    [Theory]
    [InlineData("[Criterion(\"mine\")] public sealed record Mine : CriterionOptions { " + Members + " }")]
    [InlineData(
        "[Criterion(\"my_own-2.0\")] internal record Mine : CriterionOptions { " + Members + " public int Of { get; init; } = 1; }")]
    [InlineData("static class Outer { [Criterion(\"mine\")] internal record Mine : CriterionOptions { " + Members + " } }")]
    [InlineData("abstract record Middle : CriterionOptions { " + Members + " }\n[Criterion(\"mine\")] record Mine : Middle;")]
    [InlineData("[Criterion(\"mine\")] record Mine(int Of = 1) : CriterionOptions { " + Members + " }")]
    [InlineData("[Criterion(\"mine\")] partial record Mine { " + Members + " }\npartial record Mine : CriterionOptions;")]
    [InlineData("record Mine<T> : CriterionOptions { " + Members + " }")]
    public Task Options_that_can_be_registered_are_right(string types) => Verify.ReportsWithGenerator(Usings + types);

    [Theory]
    [InlineData("[Criterion(\"mine\")] class {|OSNAS0011:Mine|};")]
    [InlineData("[Criterion(\"mine\")] static class {|OSNAS0011:Mine|};")]
    [InlineData("[Criterion(\"mine\")] abstract record {|OSNAS0011:Mine|} : CriterionOptions;")]
    [InlineData("[Criterion(\"mine\")] record {|OSNAS0011:Mine|}<T> : CriterionOptions { " + Members + " }")]
    [InlineData("class Outer<T> { [Criterion(\"mine\")] public record {|OSNAS0011:Mine|} : CriterionOptions { " + Members + " } }")]
    [InlineData("[Criterion(\"mine\")] file record {|OSNAS0011:Mine|} : CriterionOptions { " + Members + " }")]
    [InlineData("class Outer { [Criterion(\"mine\")] private record {|OSNAS0011:Mine|} : CriterionOptions { " + Members + " } }")]
    [InlineData("[Criterion(\"mine\")] record {|OSNAS0011:Mine|}(int Of) : CriterionOptions { " + Members + " }")]
    [InlineData("[Criterion(\"mine\")] record {|OSNAS0011:Mine|} : CriterionOptions { private Mine() { } " + Members + " }")]
    [InlineData(
        "[Criterion(\"mine\")] record {|OSNAS0011:Mine|} : CriterionOptions { public required int Of { get; init; } " + Members + " }")]
    [InlineData("[Searcher(\"mine\")] record {|OSNAS0011:Mine|} : CriterionOptions { " + Members + " }")]
    [InlineData("[Sampler(\"mine\")] record {|OSNAS0011:Mine|} : CriterionOptions { " + Members + " }")]
    [InlineData("[DataFormat(\"mine\")] record {|OSNAS0011:Mine|} : CriterionOptions { " + Members + " }")]
    [InlineData("[DataFormat(\"mine\")] abstract class {|OSNAS0011:Mine|} : DataFormat;")]
    public Task A_class_that_cannot_be_registered_is_reported_at_its_name(string types) => Verify.ReportsWithGenerator(Usings + types);

    [Theory]
    [InlineData("{|OSNAS0011:\"\"|}")]
    [InlineData("{|OSNAS0011:null!|}")]
    [InlineData("{|OSNAS0011:\" \"|}")]
    [InlineData("{|OSNAS0011:\"a b\"|}")]
    [InlineData("{|OSNAS0011:\"a\\nb\"|}")]
    [InlineData("{|OSNAS0011:name: \"a/b\"|}")]
    public Task A_name_that_is_none_is_reported_where_it_stands(string name) =>
        Verify.ReportsWithGenerator($"{Usings}[Criterion({name})] record Mine : CriterionOptions {{ {Members} }}");

    [Theory]
    [InlineData("mine", "mine")]
    [InlineData("mine", "Mine")]
    [InlineData("my-own", "my_own")]
    public Task Two_of_one_name_are_reported_both(string first, string second) => Verify.ReportsWithGenerator(
        $"{Usings}[Criterion({{|OSNAS0011:\"{first}\"|}})] record First : CriterionOptions {{ {Members} }}",
        $"{Usings}[Criterion({{|OSNAS0011:\"{second}\"|}})] record Second : CriterionOptions {{ {Members} }}");

    [Fact]
    public Task A_name_is_taken_within_its_kind_alone() => Verify.ReportsWithGenerator(Usings + $$"""
        [Criterion("mine")] record First : CriterionOptions { {{Members}} }
        [Sampler("mine")] record Second : SamplerOptions
        {
            protected override OptionSet<SamplerOptions> Declarations => null!;
            public override ISampler Create(BudgetSampler inside) => null!;
        }
        """);

    [Fact]
    public Task A_name_of_our_own_is_taken() => Verify.Message(
        "OSNAS0011",
        DiagnosticSeverity.Error,
        "'Mine' can't be the criterion 'Focal': 'Osnas.Criteria.FocalLossOptions' has that name too",
        $"{Usings}[Criterion({{|#0:\"Focal\"|}})] record Mine : CriterionOptions {{ {Members} }}");

    [Fact]
    public Task A_name_of_our_own_data_formats_is_taken() => Verify.Message(
        "OSNAS0011",
        DiagnosticSeverity.Error,
        "'Mine' can't be the data format 'numpy': 'Osnas.Data.NumpyFormat' has that name too",
        Usings + """
            [DataFormat({|#0:"numpy"|})]
            class Mine : DataFormat
            {
                public override string InWords => "mine";
                public override bool Recognizes(string path) => false;
                public override ImageParts Read(string path, DataReading reading) => throw new System.NotImplementedException();
            }
            """);

    [Fact]
    public Task A_type_that_hides_the_registry_is_in_the_way() => Verify.ReportsWithGenerator(
        $"{Usings}[Criterion(\"mine\")] record {{|OSNAS0011:Mine|}} : CriterionOptions {{ {Members} }}",
        "namespace Osnas.Criteria { class CriterionRegistry; }");

    [Theory]
    [InlineData(
        "[Criterion(\"mine\")] class {|#0:Mine|};", "'Mine' can't be the criterion 'mine': it doesn't derive from CriterionOptions")]
    [InlineData(
        "[Searcher(\"climb\")] abstract record {|#0:Climb|} : SearcherOptions;",
        "'Climb' can't be the search strategy 'climb': it is abstract")]
    [InlineData(
        "[Criterion({|#0:\"a b\"|})] record Mine : CriterionOptions { " + Members + " }",
        "'Mine' can't be the criterion 'a b': its name has a character other than letters, digits, '-', '_' and '.'")]
    [InlineData(
        "[Criterion(\"mine\")] record {|#0:Mine|} : CriterionOptions { public required int Of { get; init; } " + Members + " }",
        "'Mine' can't be the criterion 'mine': 'Of' is required, and the generated code doesn't set it; give it a default value instead")]
    [InlineData(
        "[Criterion({|#0:\"mine\"|})] record Mine : CriterionOptions { " + Members + " }\n"
        + "#pragma warning disable OSNAS0011\n[Criterion(\"MINE\")] record Other : CriterionOptions { " + Members + " }",
        "'Mine' can't be the criterion 'mine': 'Demo.Other' has that name too")]
    public Task The_message_tells_the_reason(string types, string message) =>
        Verify.Message("OSNAS0011", DiagnosticSeverity.Error, message, Usings + types);
}
