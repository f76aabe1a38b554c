using System.Text;
using Osnas.Experiments;
using Osnas.Tests;
using Xunit.Abstractions;

namespace Osnas.Runtime.Tests;

/// <summary>YAML as OSNASLib's users write it, and as nobody should.</summary>
public sealed class YamlTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("d: &d {epochs: 1}\ntrain:\n  <<: *d", 1)]
    [InlineData("d: &d {epochs: 1}\ntrain:\n  <<: *d\n  epochs: 2", 2)]
    [InlineData("d: &d {epochs: 1}\ntrain:\n  epochs: 2\n  <<: *d", 2)]
    [InlineData("d: &d {epochs: 1}\ne: &e {epochs: 2}\ntrain:\n  <<: [*d, *e]", 1)]
    [InlineData("d: &d {epochs: 1}\ne: &e {epochs: 2}\ntrain:\n  <<: *d\n  <<: *e", 2)]
    [InlineData("d: &d {epochs: 1}\ne: &e {<<: *d, seed: 5}\ntrain:\n  <<: *e", 1)]
    [InlineData("d: &d {epochs: 1}\ne: &e {<<: *d, epochs: 3}\ntrain:\n  <<: *e", 3)]
    [InlineData("train:\n  <<: {epochs: 4}", 4)]
    [InlineData("d: &d\n  train: {epochs: 5}\n<<: *d", 5)]
    [InlineData("d: &d {epochs: 1}\ntrain: *d", 1)]
    [InlineData("e: &e 6\ntrain:\n  epochs: *e", 6)]
    [InlineData("x: [&d {epochs: 1}, &e {epochs: 2}]\ntrain: {<<: [*e, *d]}", 2)]
    [InlineData("train:\n  base: &b {epochs: 7}\n  <<: *b", 7)]
    public void Merge_keys_and_aliases_are_those_of_PyYAML(string text, int epochs)
    {
        var document = Parse(text);

        Assert.Equal(epochs, document.Integer("train.epochs", OptionRanges.Epochs));
        document.Ignore("train.seed");
        document.Check();
    }

    [Theory]
    [InlineData("1e-3", 0.001)]
    [InlineData("1E-3", 0.001)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("+1", 1)]
    [InlineData("1_0.5", 10.5)]
    [InlineData("007", 7)]
    [InlineData("0", 0)]
    [InlineData("0.1", 0.1)]
    [InlineData("!!float 1", 1)]
    [InlineData("!!float \"1\"", 1)]
    public void Numbers_are_read_as_they_are_written(string written, double expected) =>
        Assert.Equal(expected, Parse($"optim:\n  lr: {written}").Number("optim.lr", OptionRanges.Weight));

    [Theory]
    [InlineData("010", "optim.lr is 010; YAML 1.1 reads that as 8, YAML 1.2 as 10: write the one that you mean, without a leading 0")]
    [InlineData("0x10", "optim.lr is '0x10'; did you mean 16? write a number from 0 to 1000000000")]
    [InlineData("0o10", "optim.lr is '0o10'; write a number from 0 to 1000000000")]
    [InlineData(".inf", "optim.lr is '.inf'; write a number from 0 to 1000000000")]
    [InlineData("1e400", "optim.lr is '1e400'; write a number from 0 to 1000000000")]
    [InlineData("1:30", "optim.lr is '1:30'; write a number from 0 to 1000000000")]
    [InlineData("80%", "optim.lr is '80%'; did you mean 0.8? write a number from 0 to 1000000000")]
    [InlineData("0,5", "optim.lr is '0,5'; did you mean 0.5? write a number from 0 to 1000000000")]
    [InlineData("!!str 5", "optim.lr is '5'; write a number from 0 to 1000000000, without quotes")]
    public void Numbers_that_can_be_read_in_two_ways_or_in_none_are_refused(string written, string expected)
    {
        var document = Parse($"optim:\n  lr: {written}");
        document.Number("optim.lr", OptionRanges.Weight);

        Assert.StartsWith($"test.yml:2:", Assert.Throws<ConfigException>(document.Check).Message, StringComparison.Ordinal);
        Assert.EndsWith(expected, Assert.Throws<ConfigException>(document.Check).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("On", true)]
    [InlineData("TRUE", true)]
    [InlineData("no", false)]
    [InlineData("off", false)]
    [InlineData("!!bool false", false)]
    public void Flags_are_those_of_YAML_1_1(string written, bool expected) =>
        Assert.Equal(expected, Parse($"train:\n  resume: {written}").Flag("train.resume"));

    [Theory]
    [InlineData("train: &t\n  more: *t", 2, 9, "*t refers to a value that contains it, and would never end")]
    [InlineData("a: &a [*a]", 1, 8, "*a refers to a value that contains it, and would never end")]
    [InlineData("a: *b", 1, 4, "there is no anchor &b before this; write &b where the value is")]
    [InlineData(
        "defaults: &defaults {a: 1}\nb: {<<: *default}",
        2,
        9,
        "there is no anchor &default before this; did you mean defaults? write &default where the value is")]
    [InlineData(
        "train:\n  <<: 5", 2, 7, "<< merges mappings: write an alias of a mapping, as in <<: *defaults, or a list of them")]
    [InlineData(
        "train:\n  <<: [5]", 2, 8, "<< merges mappings: write an alias of a mapping, as in <<: *defaults, or a list of them")]
    [InlineData("train:\n  epochs: 1\n  epochs: 2", 3, 3, "the key 'epochs' appears twice, first in line 2; remove one of them")]
    [InlineData("train:\n\tepochs: 1", 2, 1, "this line is indented with a tab; YAML allows only spaces")]
    [InlineData("train:\n  epochs: 1\n\tresume: 2", 3, 1, "this line is indented with a tab; YAML allows only spaces")]
    [InlineData("train:\n \tepochs: 1", 2, 2, "this line is indented with a tab; YAML allows only spaces")]
    [InlineData("\ttrain:\n  epochs: 1", 1, 1, "this line is indented with a tab; YAML allows only spaces")]
    [InlineData("train:\n\n# a comment\n  # another\n\tepochs: 1", 5, 1, "this line is indented with a tab; YAML allows only spaces")]
    [InlineData("a:\n  - x\n\t- y", 3, 1, "this line is indented with a tab; YAML allows only spaces")]
    [InlineData(
        "optim:\n  betas: !!python/tuple [0.9, 0.99]",
        2,
        10,
        "values of the type !!python/tuple are not supported; write a value or a list without a type")]
    [InlineData("a: !include x.yml", 1, 4, "values of the type !include are not supported; write a value or a list without a type")]
    [InlineData("? [a]\n: 1", 1, 3, "a key is a word, not a list or a mapping")]
    [InlineData("a:\n  b: [[1]]", 2, 7, "a list has plain values here, as in [1, 2]")]
    [InlineData("a: 1\u0001", 1, 5, "there is a control character (U+0001): save the file as text in UTF-8")]
    [InlineData("train:\n  epochs: 1\0 2", 2, 12, "there is a control character (U+0000): save the file as text in UTF-8")]
    [InlineData(
        "{\"space\": \"S\", \"data\": {}, \"seed\": 1, \"batchNorm\": {}}",
        1,
        1,
        "this file holds the saved options of a run, not a configuration. To resume the run, give the command that started it; to repeat "
        + "a search with these options, write --from ")]
    public void What_is_wrong_is_told_at_its_place(string text, int line, int column, string message)
    {
        var fault = Assert.Single(Assert.Throws<ConfigException>(() => Parse(text).Check()).Faults);

        Assert.Equal((line, column), (fault.Line, fault.Column));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train:\t\n  epochs:\t5\t# five", 5)]
    [InlineData("{\n\t\"train\": {\n\t\t\"epochs\": 5\n\t}\n}", 5)]
    [InlineData("train:\r\n  epochs: 5\r\n", 5)]
    [InlineData("%YAML 1.1\n---\ntrain:\n  epochs: 5\n...\n", 5)]
    [InlineData("train:\n  epochs: 5\n---\n", 5)]
    public void What_is_unusual_but_plain_is_read(string text, int epochs) =>
        Assert.Equal(epochs, Parse(text).Integer("train.epochs", OptionRanges.Epochs));

    /// <summary>An anchor excuses what is there only to be referred to, not a typing mistake.</summary>
    [Theory]
    [InlineData("tarin: &t {epochs: 5}", "test.yml:1:12: there is no key 'tarin.epochs'; did you mean the section train?")]
    [InlineData("train: &t {epohcs: 5}\nother: {<<: *t}", "test.yml:1:12: there is no key 'train.epohcs'; did you mean train.epochs?")]
    public void A_key_that_nothing_refers_to_has_to_be_one(string text, string expected)
    {
        var document = Parse(text);
        document.Integer("train.epochs", OptionRanges.Epochs);

        Assert.StartsWith(expected, Assert.Throws<ConfigException>(document.Check).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_of_aliases_take_no_more_than_a_moment()
    {
        var laughs = string.Join(
            '\n',
            Enumerable.Range(0, 30)
                .Select(
                    level => $"a{level}: &a{level} {{x: {(level == 0 ? "1" : $"*a{level - 1}")}, "
                        + $"y: {(level == 0 ? "1" : $"*a{level - 1}")}}}"));
        var merges = string.Join(
            '\n',
            Enumerable.Range(0, 2000)
                .Select(level => $"a{level}: &a{level} {{k{level}: 1, {(level == 0 ? "z: 1" : $"<<: *a{level - 1}")}}}"));
        var chain = string.Join(
            '\n', Enumerable.Range(0, 5000).Select(level => $"a{level}: &a{level} {{x: {(level == 0 ? "1" : $"*a{level - 1}")}}}"));

        Assert.Contains("there are more than 10000 values", Refusal(laughs), StringComparison.Ordinal);
        Assert.Contains("merges more than 100000 values", Refusal(merges), StringComparison.Ordinal);
        Assert.Contains("there are more than", Refusal(chain), StringComparison.Ordinal);
        Assert.Contains("values are nested more than 32 levels deep", Refusal(new('[', 100_000)), StringComparison.Ordinal);
        Assert.Contains(
            "values are nested more than 32 levels deep",
            Refusal(string.Concat(Enumerable.Repeat("- ", 100_000))),
            StringComparison.Ordinal);

        static string Refusal(string text) => Assert.Throws<ConfigException>(() => Parse(text).Check()).Message;
    }

    [Fact]
    public void A_file_is_text_in_an_encoding_that_it_names()
    {
        Assert.Equal(5, Read(Encoding.UTF8.GetPreamble(), Encoding.UTF8.GetBytes("train: {epochs: 5}")));
        Assert.Equal(5, Read(Encoding.Unicode.GetPreamble(), Encoding.Unicode.GetBytes("train: {epochs: 5}")));
        Assert.Equal(5, Read(Encoding.BigEndianUnicode.GetPreamble(), Encoding.BigEndianUnicode.GetBytes("train: {epochs: 5}")));
        Assert.Equal(
            $"{_folder["x.yml"]} is not UTF-8 text; save it as UTF-8.",
            Assert.Throws<InvalidDataException>(() => Read([], Encoding.Latin1.GetBytes("# für\ntrain: {epochs: 5}"))).Message);
        Assert.Equal(1, Assert.Throws<ConfigException>(() => Read([], Encoding.Unicode.GetBytes("train: {epochs: 5}"))).Faults[0].Line);
        Assert.Contains(
            "has more than 1048576 bytes",
            Assert.Throws<InvalidDataException>(() => Read([], new byte[(1 << 20) + 1])).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            $"There is no file {_folder["y.yml"]}.",
            Assert.Throws<FileNotFoundException>(() => ConfigDocument.Read(_folder["y.yml"], [])).Message);

        int? Read(byte[] mark, byte[] text)
        {
            File.WriteAllBytes(_folder["x.yml"], [.. mark, .. text]);
            return ConfigDocument.Read(_folder["x.yml"], []).Integer("train.epochs", OptionRanges.Epochs);
        }
    }

    [Fact]
    public void An_empty_file_is_told() =>
        Assert.Equal(
            "test.yml:1:1: there are no values; all options have their defaults", Assert.Single(Parse("# nothing\n").Warnings).ToString());

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Mutated_files_are_read_or_refused_at_a_place()
    {
        const string Text = "defaults: &d {epochs: 1, model_epochs: 1}\nagent: {search_space_agent: \"TinySpace\"}\ntrain:\n  <<: [*d, "
            + "{tau: .5}]\n  resume: no\nsearch_utility:\n  budgets: [\"flops<=4M\", params>=1e3]\noptim:\n    lr: 1e-3 # comment\n    "
            + "text: |\n      a\n    beta: !!float 0.9\n";
        var (random, count, refused) = (new Random(Fuzz.Seed), Fuzz.Count(inCi: 2000), 0);
        for (var trial = 0; trial < count; trial++)
        {
            var text = Mutate(random, Text);
            try
            {
                var document = Parse(text);
                document.Integer("train.epochs", OptionRanges.Epochs);
                document.Number("optim.lr", OptionRanges.LearningRate);
                document.IgnoreSection("agent", "train", "search_utility", "optim");
                document.Check();
            }
            catch (ConfigException exception)
            {
                refused++;
                Assert.All(
                    exception.Faults,
                    fault => Assert.True(fault is { Line: >= 1, Column: >= 1 }, $"seed {Fuzz.Seed}, trial {trial}: {fault}"));
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {Fuzz.Seed}, trial {trial}: {exception}\n{text}");
            }
        }

        output.WriteLine($"fuzz: YAML: {count} inputs, {refused} refused, {count - refused} read, 0 crashes, seed {Fuzz.Seed}");
    }

    private static string Mutate(Random random, string text)
    {
        const string Signs = "[]{}:,&*!|>'\"%@`#-?<=\t \n\r0aZ.\\~\u0000\u0085\u2028ä😀";
        var mutated = new StringBuilder(text);
        for (var changes = random.Next(1, 4); changes > 0 && mutated.Length > 1; changes--)
        {
            var place = random.Next(mutated.Length);
            switch (random.Next(4))
            {
                case 0:
                    mutated.Remove(place, Math.Min(random.Next(1, 20), mutated.Length - place));
                    break;
                case 1:
                    mutated.Insert(place, Signs[random.Next(Signs.Length)]);
                    break;
                case 2:
                    mutated[place] = Signs[random.Next(Signs.Length)];
                    break;
                default:
                    mutated.Insert(place, text.AsSpan(random.Next(text.Length / 2), random.Next(text.Length / 2)));
                    break;
            }
        }

        return mutated.ToString();
    }

    private static ConfigDocument Parse(string text) => ConfigDocument.Parse("test.yml", text, []);
}
