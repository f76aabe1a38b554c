namespace Osnas.Core.Tests;

public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("0,3,1")]
    [InlineData("[0,3,1]")]
    [InlineData(" [ 0, 3 , 1 ] ")]
    public void Text_is_read(string text)
    {
        var architecture = Architecture.Parse(text);

        Assert.Equal(new Architecture(0, 3, 1), architecture);
        Assert.Equal("0,3,1", architecture.ToString());
    }

    [Theory]
    [InlineData("0,x,1", "'x' (layer 1) isn't a candidate index; write indexes separated by commas, for example 0,3,1.")]
    [InlineData("0,-1", "'-1' (layer 1) isn't a candidate index; write indexes separated by commas, for example 0,3,1.")]
    [InlineData("0,1,", "'' (layer 2) isn't a candidate index; write indexes separated by commas, for example 0,3,1.")]
    [InlineData("", "'' (layer 0) isn't a candidate index; write indexes separated by commas, for example 0,3,1.")]
    [InlineData("0;3;1", "'0;3;1' (layer 0) isn't a candidate index; write indexes separated by commas, for example 0,3,1.")]
    [InlineData("1.0", "'1.0' (layer 0) isn't a candidate index; write indexes separated by commas, for example 0,3,1.")]
    [InlineData("99999999999", "'99999999999' (layer 0) isn't a candidate index; write indexes separated by commas, for example 0,3,1.")]
    [InlineData("[[0,1]]", "'[0' (layer 0) isn't a candidate index; write indexes separated by commas, for example 0,3,1.")]
    [InlineData("[]", "'' (layer 0) isn't a candidate index; write indexes separated by commas, for example 0,3,1.")]
    [InlineData(" [0,1 ", "'[0,1' has a bracket at its beginning only; write both, for example [0,3,1], or neither.")]
    [InlineData("0,1]", "'0,1]' has a bracket at its end only; write both, for example [0,3,1], or neither.")]
    [InlineData("[", "'[' has a bracket at its beginning only; write both, for example [0,3,1], or neither.")]
    public void Other_text_is_refused_with_the_part_that_is_wrong(string text, string message)
    {
        var exception = Assert.Throws<FormatException>(() => Architecture.Parse(text));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void A_negative_index_is_refused()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new Architecture(0, 2, -1));

        Assert.StartsWith("The choice of layer 2 is negative.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_choices_are_equal_architectures()
    {
        var one = new Architecture(0, 3, 1);
        var same = new Architecture(new List<int> { 0, 3, 1 });

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, new Architecture(0, 1, 3));
        Assert.NotEqual(one, new Architecture(0, 3));
        Assert.Single(new HashSet<Architecture> { one, same });
    }

    [Fact]
    public void Later_changes_of_the_array_dont_reach_the_architecture()
    {
        int[] choices = [0, 3, 1];
        var architecture = new Architecture(choices);
        choices[0] = 2;

        Assert.Equal(0, architecture[0]);
    }
}
