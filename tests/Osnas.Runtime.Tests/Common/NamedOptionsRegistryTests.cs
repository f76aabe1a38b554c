using Osnas.Options;

namespace Osnas.Runtime.Tests;

/// <summary>What is chosen by name is found by it, or told what there is.</summary>
public sealed class NamedOptionsRegistryTests
{
    private readonly NamedOptionsRegistry<Fruit> _fruits = new("fruit");

    public NamedOptionsRegistryTests()
    {
        _fruits.Register("apple", static () => new Apple());
        _fruits.Register("red-currant", static () => new Currant());
    }

    [Theory]
    [InlineData("red-currant")]
    [InlineData("RED_CURRANT")]
    [InlineData("Ribes")]
    public void A_name_is_found_in_any_form(string name) => Assert.IsType<Currant>(_fruits.Get(name));

    [Fact]
    public void What_there_isnt_is_told_with_what_was_meant() => Assert.Equal(
        "There is no fruit 'aple'. Did you mean apple? There are apple, red-currant.",
        Assert.Throws<KeyNotFoundException>(() => _fruits.Get("aple")).Message);

    [Fact]
    public void Two_of_one_name_are_both_told()
    {
        _fruits.Register("apple", static () => new Currant());

        Assert.Equal(
            $"Several classes have the name of the fruit 'apple': {typeof(Apple).FullName} and {typeof(Currant).FullName}. Rename one.",
            Assert.Throws<KeyNotFoundException>(() => _fruits.Get("apple")).Message);
    }

    private abstract record Fruit : NamedOptions<Fruit>
    {
        protected internal override OptionSet<Fruit> Declarations => new();
    }

    private sealed record Apple : Fruit;

    private sealed record Currant : Fruit
    {
        protected internal override IReadOnlyList<string> OtherNames => ["ribes"];
    }
}
