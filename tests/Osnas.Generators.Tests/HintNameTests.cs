using System.Text;
using Osnas.Generators.Pipeline;

namespace Osnas.Generators.Tests;

/// <summary>The names of generated files, which a project may have written to disk.</summary>
public sealed class HintNameTests
{
    private static readonly string Long = new('図', 100);

    [Theory]
    [InlineData("Demo.Small")]
    [InlineData("Company.Product.Area.Research.Experiments.Vision.SearchSpaces.MobileNetLikeSpace")]
    [InlineData("Räume.Größe")]
    public void Usual_names_are_those_of_their_types(string name) => Assert.Equal(name, Of(name));

    [Theory]
    [MemberData(nameof(LongNames))]
    public void Long_names_are_short_enough_for_a_file(string name)
    {
        var hint = Of(name);

        Assert.InRange(Encoding.UTF8.GetByteCount(hint), 17, 100);
        Assert.EndsWith(hint.Split('-')[0], name, StringComparison.Ordinal);
        Assert.Equal(hint, Of(name));
    }

    public static TheoryData<string> LongNames =>
        [Long, $"Demo.{Long}", new('a', 101), string.Concat(Enumerable.Repeat("Outer.", 60)) + "Space",
            string.Concat(Enumerable.Repeat($"{Long}.", 9)) + "Space"];

    [Fact]
    public void The_name_of_a_long_one_is_the_same_on_every_machine() =>
        Assert.Equal($"{new string('a', 80)}-35feac92c3f8efc8", Of(new string('a', 101)));

    [Fact]
    public void Names_that_file_systems_take_for_one_are_different()
    {
        string[] names = ["Demo.Small", "Demo.SMALL", "Demo.Ra\u0308um", "Demo.Räum", $"A.{Long}", $"B.{Long}", $"a.{Long}"];

        var hints = names.Select(name => HintName.Of(name, new(names)).Normalize()).ToArray();

        Assert.Equal(names.Length, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_space_of_a_long_name_gets_its_code()
    {
        var run = GeneratorRun.On(Beside.Space($"public partial class {Long};"), Beside.Space($"public partial class {Long}2;"));

        Assert.Equal(2, run.Files.Count);
        Assert.All(run.Files.Keys, file => Assert.InRange(Encoding.UTF8.GetByteCount(file), 1, 130));
        Assert.DoesNotContain(
            TestCompilation.Emit(run.Output).Diagnostics, diagnostic => Beside.IsGenerated(diagnostic.Location.SourceTree));
    }

    private static string Of(string name) => HintName.Of(name, new([name]));
}
