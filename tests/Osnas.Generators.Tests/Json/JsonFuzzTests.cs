using System.Text;
using System.Text.Json;
using Osnas.Generators.Json;
using Xunit.Abstractions;

namespace Osnas.Generators.Tests.Json;

/// <summary>Measured tables are read by the compiler: what isn't JSON must end neither that nor the editor.</summary>
public sealed class JsonFuzzTests(ITestOutputHelper output)
{
    private const string Table = """{"metric":"latency","space":"Tiny \u00e9\n","inputSize":8,"classes":10,"rows":[[1,2.5e-3,null],[true,-0.0,{"a":[]}]],"base":0.5}""";

    /// <summary>What System.Text.Json reads is read, and nothing else; faults are within the text.</summary>
    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Mutated_texts_are_read_as_others_read_them()
    {
        var (random, count, refused) = (new Random(Fuzz.Seed), Fuzz.Count(inCi: 2000), 0);
        for (var trial = 0; trial < count; trial++)
        {
            var text = Mutate(random);
            var (root, fault) = JsonParser.Parse(text);

            Assert.True(root is null != fault is null, $"seed {Fuzz.Seed}, trial {trial}: {text}");
            Assert.True(fault is not { } found || (found.Span.Start >= 0 && found.Span.End <= text.Length), $"seed {Fuzz.Seed}, trial "
                + $"{trial}: {fault}");
            Assert.True(IsJson(text) == root is not null, $"seed {Fuzz.Seed}, trial {trial}: {fault} {text}");
            refused += root is null ? 1 : 0;
        }

        output.WriteLine(
            $"fuzz: JSON of measured tables: {count} inputs, {refused} refused, {count - refused} read, 0 crashes, seed {Fuzz.Seed}");
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Nesting_without_end_is_refused(char open) =>
        Assert.NotNull(JsonParser.Parse(string.Concat(Enumerable.Repeat(open == '[' ? "[" : "{\"a\":", 1_000_000))).Fault);

    private static bool IsJson(string text)
    {
        try
        {
            // Numbers that are too great for a double are JSON, but no numbers of a table.
            using var document = JsonDocument.Parse(text);
            return AreFinite(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool AreFinite(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => double.IsFinite(element.GetDouble()),
        JsonValueKind.Array => element.EnumerateArray().All(AreFinite),
        JsonValueKind.Object => element.EnumerateObject().All(member => AreFinite(member.Value)),
        _ => true,
    };

    private static string Mutate(Random random)
    {
        const string Signs = "[]{},:\"\\u09eE+-. \t\nnt\u0001\u007fé";
        var mutated = new StringBuilder(Table);
        for (var changes = random.Next(0, 4); changes > 0; changes--)
        {
            var place = random.Next(mutated.Length);
            switch (random.Next(3))
            {
                case 0:
                    mutated.Remove(place, Math.Min(random.Next(1, 10), mutated.Length - place));
                    break;
                case 1:
                    mutated.Insert(place, Signs[random.Next(Signs.Length)]);
                    break;
                default:
                    mutated[place] = Signs[random.Next(Signs.Length)];
                    break;
            }

            if (mutated.Length == 0)
                break;
        }

        return mutated.ToString();
    }
}
