using Osnas.Spaces;

namespace Osnas.Runtime.Tests;

public sealed class SearchSpacesTests
{
    [Theory]
    [InlineData("TinySpace")]
    [InlineData("tinyspace")]
    public void A_generated_space_is_found_by_name_in_any_case(string name)
    {
        var space = SearchSpaces.Get(name);
        using var supernet = space.CreateSupernet(5, null, null);
        using var model = space.CreateModel(new(0, 2, 0), 5, null, null);

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

        // Which spaces there are depends on the assemblies that other tests have loaded.
        Assert.Equal(
            $"'Tini' is not a search space; there are {string.Join(", ", SearchSpaces.All.Select(space => space.Name))}, and the presets, "
            + "which the command 'presets' lists.",
            exception.Message);
        Assert.Contains(
            "TinySpace, Osnas.Runtime.Tests.First.TwinSpace, Osnas.Runtime.Tests.Second.TwinSpace, UnifiedKnownSpace, ",
            exception.Message,
            StringComparison.Ordinal);
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
            "'twinSpace' is the name of several search spaces; write a full name: Osnas.Runtime.Tests.First.TwinSpace or "
            + "Osnas.Runtime.Tests.Second.TwinSpace.",
            Assert.Throws<KeyNotFoundException>(() => SearchSpaces.Get("twinSpace")).Message);
    }

    /// <summary>Prevents: one of two libraries' spaces in the place of the other, without a word.</summary>
    [Fact]
    public void Spaces_of_one_full_name_are_told_apart_by_their_assemblies()
    {
        string[] libraries = ["LibA", "LibB"];
        var spaces = libraries.Select(library => Registration("Team.SharedSpace", library)).ToArray();
        Array.ForEach(spaces, SearchSpaces.Register);
        try
        {
            Assert.Equal(["Team.SharedSpace, LibA", "Team.SharedSpace, LibB"], spaces.Select(space => space.Name));
            Assert.Equal(spaces, spaces.Select(space => SearchSpaces.Get(space.Name)));
            Assert.Equal(spaces, SearchSpaces.All.Where(space => space.FullName == "Team.SharedSpace"));
            foreach (var name in new[] { "Team.SharedSpace", "SharedSpace", "sharedspace" })
            {
                Assert.Equal(
                    $"'{name}' is the name of several search spaces; write a full name: 'Team.SharedSpace, LibA' or 'Team.SharedSpace, "
                    + "LibB'.",
                    Assert.Throws<KeyNotFoundException>(() => SearchSpaces.Get(name)).Message);
            }
        }
        finally
        {
            Array.ForEach(spaces, SpaceRegistry.Remove);
        }
    }

    [Fact]
    public void Of_names_that_differ_in_case_alone_the_exact_one_is_meant()
    {
        string[] names = ["Team.CasedSpace", "Team.CASEDSPACE"];
        var spaces = names.Select(name => Registration(name, "Lib")).ToArray();
        Array.ForEach(spaces, SearchSpaces.Register);
        try
        {
            Assert.Equal(spaces, names.Select(SearchSpaces.Get));
            Assert.Equal(["CasedSpace", "CASEDSPACE"], spaces.Select(space => space.Name));
            Assert.Equal(
                "'casedspace' is the name of several search spaces; write a full name: CASEDSPACE or CasedSpace.",
                Assert.Throws<KeyNotFoundException>(() => SearchSpaces.Get("casedspace")).Message);
        }
        finally
        {
            Array.ForEach(spaces, SpaceRegistry.Remove);
        }
    }

    [Fact]
    public void A_space_that_is_registered_again_is_the_later_one()
    {
        var (first, second) = (Registration("Team.AgainSpace", "Lib"), Registration("Team.AgainSpace", "Lib"));
        SearchSpaces.Register(first);
        SearchSpaces.Register(second);
        try
        {
            Assert.Same(second, SearchSpaces.Get("AgainSpace"));
        }
        finally
        {
            SpaceRegistry.Remove(second);
        }
    }

    /// <summary>Prevents: a space that isn't listed, and no word why.</summary>
    [Fact]
    public void What_the_registry_cant_make_is_told_when_it_is_asked_for()
    {
        var space = SearchSpaces.Get(nameof(NamedSpace));
        using var model = space.CreateModel(new(1), 5, null, null);

        Assert.Equal(5, model.Spec.Classes);
        Assert.Equal(
            "Supernet has no constructor (int classes, BatchNormOptions? batchNorm, Device? device), by which searches and trainings "
            + "make it.",
            Assert.Throws<NotSupportedException>(() => space.CreateSupernet(5, null, null)).Message);
    }

    private static SearchSpaceRegistration Registration(string fullName, string assembly)
    {
        var tiny = SearchSpaces.Get(nameof(TinySpace));
        return tiny with { Spec = tiny.Spec with { Name = fullName.Split('.')[^1] }, FullName = fullName, Assembly = assembly };
    }
}
