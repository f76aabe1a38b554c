using Osnas.Options;

namespace Osnas.Runtime.Tests;

/// <summary>An option is declared once: what is read, checked and told of it comes from there.</summary>
public sealed class OptionSetTests
{
    private static readonly OptionSet<Oven> Ovens = new OptionSet<Oven>()
        .Whole(
            nameof(Oven.Degrees),
            NumberRange.Whole(50, 250),
            oven => oven.Degrees,
            (oven, value) => oven with { Degrees = value },
            "How hot",
            "--degrees",
            ["oven.degrees", "oven.heat"])
        .Number(
            nameof(Oven.Share),
            NumberRange.From(0, 1),
            oven => oven.Share,
            (oven, value) => oven with { Share = value },
            "How full",
            keys: ["oven.share"],
            changesResult: false)
        .Switch(nameof(Oven.IsFanOn), oven => oven.IsFanOn, (oven, value) => oven with { IsFanOn = value }, "The fan", "--fan")
        .Choice(
            nameof(Oven.Day),
            oven => oven.Day,
            (oven, value) => oven with { Day = value },
            "When",
            "--day",
            otherNames: [("Sabbath", DayOfWeek.Saturday)],
            except: [(DayOfWeek.Monday, "is for the bakers")])
        .Rule(
            nameof(Oven.Degrees),
            (oven, describe) =>
                oven.Degrees > 200 && oven.Share > 0.5
                ? $"{describe(nameof(Oven.Degrees))} is too hot for {describe(nameof(Oven.Share))}"
                : null)
        .Doubt(nameof(Oven.Day), (oven, _) => oven.Day == DayOfWeek.Sunday ? "it is closed" : null);

    private static readonly OptionSet<House> Houses = new OptionSet<House>()
        .Include(nameof(House.Oven), Ovens, house => house.Oven, (house, value) => house with { Oven = value })
        .Include(
            nameof(House.Second),
            Ovens.Change(nameof(Oven.Degrees), option => option with { Flag = "--second-degrees", Keys = [] }),
            house => house.Second,
            (house, value) => house with { Second = value },
            () => new());

    [Fact]
    public void What_is_given_is_set_and_the_rest_stays()
    {
        var given = new Given(
            new("--degrees", ["1e2"], "--degrees 1e2"), new("--fan", ["true"], "--fan"), new("--day", ["sabbath"], "--day sabbath"));

        Assert.Equal(
            new Oven { Degrees = 100, Share = 0.25, IsFanOn = true, Day = DayOfWeek.Saturday }, Ovens.Apply(new() { Share = 0.25 }, given));
        Assert.Empty(given.Faults);
    }

    [Theory]
    [InlineData("oven.degrees", "49", "oven.degrees is '49'; write a whole number from 50 to 250")]
    [InlineData("oven.heat", "NaN", "oven.heat is 'NaN'; write a whole number from 50 to 250")]
    [InlineData("oven.share", "2", "oven.share is '2'; write a number from 0 to 1")]
    [InlineData("--fan", "perhaps", "--fan is 'perhaps'; write True or False")]
    [InlineData(
        "--day", "sonday", "--day is 'sonday'; did you mean sunday? there are sunday, tuesday, wednesday, thursday, friday, saturday")]
    [InlineData(
        "--day", "Mon-day",
        "--day is 'monday', which is for the bakers; there are sunday, tuesday, wednesday, thursday, friday, saturday")]
    public void A_value_that_is_none_is_told_by_the_name_that_it_is_given_by(string name, string word, string expected)
    {
        var given = new Given(new GivenValue(name, [word], "test"));

        Assert.Equal(new Oven(), Ovens.Apply(new(), given));
        Assert.Equal([expected], given.Faults);
    }

    [Fact]
    public void A_rule_is_told_with_the_source_of_each_value()
    {
        var given = new Given(
            new("--degrees", ["220"], "--degrees 220"), new("oven.share", ["0.75"], "/home/x/oven.yml") { Line = 7, Column = 3 });

        Ovens.Judge(Ovens.Apply(new(), given), given);

        Assert.Equal(["--degrees 220 is too hot for oven.share 0.75 (oven.yml, line 7)"], given.Faults);
    }

    [Fact]
    public void What_is_suspicious_is_a_warning()
    {
        var given = new Given();

        Ovens.Judge(new() { Day = DayOfWeek.Sunday }, given);

        Assert.Equal(["it is closed"], given.Warnings);
        Assert.Empty(given.Faults);
    }

    [Theory]
    [InlineData(300, 0.5, "Degrees is 300; write a whole number from 50 to 250.")]
    [InlineData(100, double.NaN, "Share is NaN; write a number from 0 to 1.")]
    [InlineData(220, 0.75, "Degrees 220 is too hot for Share 0.75.")]
    public void Code_is_told_by_the_names_of_properties(int degrees, double share, string expected) => Assert.StartsWith(
        expected,
        Assert.ThrowsAny<ArgumentException>(() => Ovens.Check(new() { Degrees = degrees, Share = share })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Options_of_a_record_are_those_of_the_record_around_it()
    {
        var given = new Given(new("--degrees", ["60"], "--degrees 60"), new("--second-degrees", ["70"], "--second-degrees 70"));

        Assert.Equal(new House { Oven = new() { Degrees = 60 }, Second = new() { Degrees = 70 } }, Houses.Apply(new(), given));
        Assert.Equal("Oven.Degrees is 1; write a whole number from 50 to 250.", Refuse(new() { Oven = new() { Degrees = 1 } }));
        Assert.Equal(
            "Second.Degrees 220 is too hot for Second.Share 0.75.", Refuse(new() { Second = new() { Degrees = 220, Share = 0.75 } }));

        static string Refuse(House house) => Assert.ThrowsAny<ArgumentException>(() => Houses.Check(house)).Message.Split(" (Parameter")[0];
    }

    [Fact]
    public void A_record_that_there_isnt_is_not_checked() => Houses.Check(new());

    [Fact]
    public void What_doesnt_change_the_result_is_told_by_its_place() =>
        Assert.Equal(["oven.share", "second.share"], Houses.PathsWithoutEffect);

    [Fact]
    public void A_flag_tells_its_default()
    {
        var flag = Ovens.Flags(new()).Single(flag => flag.Name == "--degrees");

        Assert.Equal(("How hot [default: 180]", "number"), (flag.Description, flag.ValueName));
        Assert.Equal("--degrees is '1'; write a whole number from 50 to 250", flag.FindFault(flag.Give("1")));
    }

    private sealed record Oven
    {
        public int Degrees { get; init; } = 180;

        public double Share { get; init; } = 0.5;

        public bool IsFanOn { get; init; }

        public DayOfWeek Day { get; init; } = DayOfWeek.Friday;
    }

    private sealed record House
    {
        public Oven Oven { get; init; } = new();

        public Oven? Second { get; init; }
    }

    private sealed class Given(params GivenValue[] values) : IGivenValues
    {
        public List<string> Faults { get; } = [];

        public List<string> Warnings { get; } = [];

        public GivenValue? Find(OptionDeclaration declaration) =>
            values.FirstOrDefault(value => value.Name == declaration.Flag || declaration.Keys.Contains(value.Name))
            ?? values.FirstOrDefault(value => declaration.Flag == value.Name);

        public string NameOf(OptionDeclaration declaration) => Find(declaration)?.Name ?? declaration.Flag ?? declaration.Name;

        public void AddFault(OptionDeclaration declaration, string message) => Faults.Add(message);

        public void AddWarning(OptionDeclaration declaration, string message) => Warnings.Add(message);
    }
}
