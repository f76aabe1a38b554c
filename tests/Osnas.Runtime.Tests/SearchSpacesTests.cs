namespace Osnas.Runtime.Tests;

public sealed class SearchSpacesTests
{
    [Theory]
    [InlineData("TinySpace")]
    [InlineData("tinyspace")]
    public void A_generated_space_is_found_by_name_in_any_case(string name)
    {
        var space = SearchSpaces.Get(name);
        using var supernet = space.CreateSupernet(5, null);
        using var model = space.CreateModel(new(0, 2, 0), 5, null);

        Assert.Equal(TinySpace.Spec, space.Spec);
        Assert.IsType<TinySpace.Supernet>(supernet);
        Assert.IsType<TinySpace.Model>(model);
        Assert.IsType<TinySpace.LookUpTable>(space.CreateLookUpTable(16, 5));
        Assert.Equal([5, 5], new[] { supernet.Spec.Classes, model.Spec.Classes });
    }

    [Fact]
    public void All_are_in_the_order_of_their_names()
    {
        var names = SearchSpaces.All.Select(space => space.Spec.Name).ToArray();

        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Contains("FBNetS", names);
    }

    [Fact]
    public void An_unknown_name_lists_those_that_there_are()
    {
        var exception = Assert.Throws<KeyNotFoundException>(() => SearchSpaces.Get("Tini"));

        Assert.Equal("There is no search space 'Tini'. There are: CustomBlocksSpace, EqualCostSpace, FBNetS, LoopSpace, NamedSpace, OwnClassesSpace, OwnNetworkSpace, SGNAS, SwitchSpace, TinySpace, Osnas.Runtime.Tests.First.TwinSpace, Osnas.Runtime.Tests.Second.TwinSpace, UnifiedSpace.", exception.Message);
    }

    [Fact]
    public void Spaces_of_one_name_are_found_by_their_full_names()
    {
        var twins = new[] { First.TwinSpace.Spec, Second.TwinSpace.Spec };
        string[] names = ["Osnas.Runtime.Tests.First.TwinSpace", "osnas.runtime.tests.second.twinspace"];

        Assert.Equal(twins, names.Select(name => SearchSpaces.Get(name).Spec));
        Assert.Equal(names, names.Select(name => SearchSpaces.Get(name).Name), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(nameof(TinySpace), SearchSpaces.Get("Osnas.Runtime.Tests.TinySpace").Name);
        Assert.Null(SearchSpaces.Find("TwinSpace"));
        Assert.Equal(
            "There are several search spaces 'twinSpace'. Write a full name: Osnas.Runtime.Tests.First.TwinSpace or Osnas.Runtime.Tests.Second.TwinSpace.",
            Assert.Throws<KeyNotFoundException>(() => SearchSpaces.Get("twinSpace")).Message);
    }

    /// <summary>Prevents: a space that isn't listed, and no word why.</summary>
    [Fact]
    public void What_the_registry_cant_make_is_told_when_it_is_asked_for()
    {
        var space = SearchSpaces.Get(nameof(NamedSpace));
        using var model = space.CreateModel(new(1), 5, null);

        Assert.Equal(5, model.Spec.Classes);
        Assert.Equal(
            "Supernet has no constructor (int classes, BatchNormOptions? batchNorm), by which searches and trainings make it.",
            Assert.Throws<NotSupportedException>(() => space.CreateSupernet(5, null)).Message);
    }
}
