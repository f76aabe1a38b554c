using Osnas.Experiments;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

public class ConfigDocumentTests
{
    private const string KeysBelow =
        "write keys below their section, each on a line of its own, indented, and with a space after the colon, as in 'epochs: 5'";

    [Fact]
    public void Values_are_read_by_their_keys()
    {
        var document = Parse("""
            train:
                epochs: 100      # a comment
                resume: False
                device: "cuda"
            optim:
                lr: 0.045
                optimizer: "SGD"
                budgets: [flops<=4M, "params<=1M"]
            """);

        Assert.Equal(100, document.Integer("train.epochs", OptionRanges.Epochs));
        Assert.False(document.Flag("train.resume"));
        Assert.Equal("cuda", document.Text("train.device"));
        Assert.Equal(0.045, document.Number("optim.lr", OptionRanges.Weight));
        Assert.Equal(OptimizerKind.Sgd, document.Choice<OptimizerKind>("optim.optimizer", []));
        Assert.Equal(["flops<=4M", "params<=1M"], document.Texts("optim.budgets"));
        document.Check();
        Assert.Empty(document.Warnings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("train:")]
    [InlineData("train:\n  epochs:")]
    [InlineData("train:\n  epochs: null")]
    [InlineData("train:\n  epochs: ~")]
    [InlineData("train:\n  epochs: \"\"")]
    public void What_is_left_empty_is_not_given(string text)
    {
        var document = Parse(text);

        Assert.Null(document.Integer("train.epochs", OptionRanges.Epochs));
        Assert.Null(document.Flag("train.epochs"));
        Assert.Null(document.Number("train.epochs", OptionRanges.Epochs));
        Assert.Null(document.Text("train.epochs"));
        Assert.Empty(document.Texts("train.epochs"));
        document.Check();
    }

    [Theory]
    [InlineData("train:\n  epoch: 5", "test.yml:2:3: there is no key 'train.epoch'; did you mean train.epochs?")]
    [InlineData("tarin:\n  epochs: 5", "test.yml:2:3: there is no key 'tarin.epochs'; did you mean the section train?")]
    [InlineData("optim:\n  epochs: 5", "test.yml:2:3: there is no key 'optim.epochs'; did you mean train.epochs?")]
    [InlineData("train:\n  zoom: 5", "test.yml:2:3: there is no key 'train.zoom'; train has device, epochs, resume")]
    [InlineData("camera:\n  zoom: 5", "test.yml:2:3: there is no key 'camera.zoom'; the sections are optim, train")]
    [InlineData("train:\n  epochs:\n    deep: 5", "test.yml:3:5: there is no key 'train.epochs.deep'; train has device, epochs, resume")]
    [InlineData("train:\n  epochs: many", "test.yml:2:11: train.epochs is 'many'; write a whole number from 0 to 100000")]
    [InlineData("train:\n  epochs: 2.5", "test.yml:2:11: train.epochs is '2.5'; write a whole number from 0 to 100000")]
    [InlineData("train:\n  epochs: '5'", "test.yml:2:11: train.epochs is '5'; write a whole number from 0 to 100000, without quotes")]
    [InlineData("train:\n  epochs: -1", "test.yml:2:11: train.epochs is '-1'; write a whole number from 0 to 100000")]
    [InlineData("train:\n  epochs: [1, 2]", "test.yml:2:11: train.epochs is a list; it takes one value")]
    [InlineData("train:\n  resume: perhaps", "test.yml:2:11: train.resume is 'perhaps'; write True or False")]
    [InlineData("optim:\n  lr: fast", "test.yml:2:7: optim.lr is 'fast'; write a number from 0 to 1")]
    [InlineData("optim:\n  lr: .nan", "test.yml:2:7: optim.lr is '.nan'; write a number from 0 to 1")]
    [InlineData("optim:\n  lr: NaN", "test.yml:2:7: optim.lr is 'NaN'; write a number from 0 to 1")]
    [InlineData("optim:\n  lr: 2", "test.yml:2:7: optim.lr is '2'; write a number from 0 to 1")]
    [InlineData(
        "optim:\n  optimizer: sdg", "test.yml:2:14: optim.optimizer is 'sdg'; did you mean sgd? there are sgd, rms-prop, adam, adam-w")]
    public void An_error_tells_its_place_and_what_to_write(string text, string expected)
    {
        var document = Parse(text);
        document.Integer("train.epochs", OptionRanges.Epochs);
        document.Flag("train.resume");
        document.Text("train.device");
        document.Number("optim.lr", OptionRanges.Share);
        document.Choice<OptimizerKind>("optim.optimizer", []);

        Assert.Equal(expected, Assert.Throws<ConfigException>(document.Check).Message);
    }

    [Fact]
    public void All_errors_are_told_at_once_in_the_order_of_the_file()
    {
        var document = Parse("optim:\n  lr: fast\ntrain:\n  epoch: 5\n  epochs: -1\nseed: 3", "lr=5");
        document.Integer("train.epochs", OptionRanges.Epochs);
        document.Number("optim.lr", OptionRanges.Weight);
        document.Number("optim.lr", OptionRanges.Weight);
        document.Error("optim.momentum", "optim.momentum is missing");

        var faults = Assert.Throws<ConfigException>(document.Check).Faults;

        Assert.Equal([(0, 0), (2, 3), (2, 7), (4, 3), (5, 11), (6, 7)], faults.Select(fault => (fault.Line, fault.Column)));
    }

    [Fact]
    public void An_error_of_a_key_that_is_not_there_is_at_its_section_or_at_the_beginning()
    {
        var document = Parse("optim:\n  lr: 1");
        document.Number("optim.lr", OptionRanges.Weight);
        document.Error("optim.momentum", "missing");
        document.Error("train.epochs", "missing");

        Assert.Equal("test.yml:1:1: missing\ntest.yml:2:3: missing", Assert.Throws<ConfigException>(document.Check).Message);
    }

    [Theory]
    [InlineData("train: 5", "test.yml:1:8: 'train' is in the place of a section: " + KeysBelow)]
    [InlineData("train:\n  epochs:1", "test.yml:2:3: 'train' is in the place of a section: " + KeysBelow)]
    [InlineData("- train", "test.yml:1:1: a configuration has sections, as in 'train:', with their keys below")]
    [InlineData("a:\n  b: 1\n---\nc:\n  d: 1", "test.yml:4:1: a configuration file holds one document; move the others to separate files")]
    public void What_has_no_sections_is_refused(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<ConfigException>(() => Parse(text).Check()).Message);

    [Theory]
    [InlineData("train: [5\nname: foo", 1)]
    [InlineData("train:\n  epochs: {a: 1]", 2)]
    public void What_is_no_YAML_is_refused_at_its_place(string text, int line)
    {
        var fault = Assert.Single(Assert.Throws<ConfigException>(() => Parse(text)).Faults);

        Assert.Equal(line, fault.Line);
        Assert.StartsWith("this is not YAML: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overrides_go_before_the_file()
    {
        var document = Parse("train:\n  epochs: 100", "train.epochs=5", "optim.lr=0.5", "train.device=");

        Assert.Equal(5, document.Integer("train.epochs", OptionRanges.Epochs));
        Assert.Equal(0.5, document.Number("optim.lr", OptionRanges.Weight));
        Assert.Null(document.Text("train.device"));
        document.Check();
    }

    [Theory]
    [InlineData("train.epoch=5", "--set train.epoch=5: there is no key 'train.epoch'; did you mean train.epochs?")]
    [InlineData("train.epochs=x", "--set train.epochs=x: train.epochs is 'x'; write a whole number from 0 to 100000")]
    public void An_override_that_is_wrong_is_named(string setting, string expected)
    {
        var document = Parse("train:\n  epochs: 100", setting);
        document.Integer("train.epochs", OptionRanges.Epochs);

        Assert.Equal(expected, Assert.Throws<ConfigException>(document.Check).Message);
    }

    [Theory]
    [InlineData("train.epochs")]
    [InlineData("epochs=5")]
    public void An_override_is_a_key_and_a_value(string setting) =>
        Assert.Equal(
            $"--set {setting}: write a key and a value, as in --set train.epochs=5",
            Assert.Throws<ConfigException>(() => Parse(string.Empty, setting).Check()).Message);

    [Fact]
    public void Warnings_do_not_stop_it()
    {
        var document = Parse("search_utility:\n  generation_num: 0");
        document.Integer("search_utility.generation_num", OptionRanges.Generations);
        document.Warn("search_utility.generation_num", "no generation");
        document.Warn("search_utility.generation_num", "no generation");
        document.Check();

        Assert.Equal("test.yml:2:19: no generation", Assert.Single(document.Warnings).ToString());
    }

    private static ConfigDocument Parse(string text, params string[] overrides) =>
        ConfigDocument.Parse("test.yml", text, overrides.Select(ConfigOverride.Set));
}
