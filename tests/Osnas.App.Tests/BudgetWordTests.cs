namespace Osnas.App.Tests;

public sealed class BudgetWordTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-budget").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("flops", "=2M", "flops>=2M")]
    [InlineData("params", "1.5M", "params>1.5M")]
    [InlineData("MFLOPs", "=2", "MFLOPs>=2")]
    public void A_file_that_a_shell_made_of_the_bound_is_named(string word, string file, string budget)
    {
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), string.Empty);
        File.WriteAllText(Path.Combine(_folder, file), string.Empty);

        var message = Assert.Throws<FormatException>(() => BudgetWord.Parse(word, _folder)).Message;

        Assert.Equal(
            $"'{word}' is not a budget. There is a file '{file}' here: shells make it from {budget} without quotes. Delete it, and write "
            + $"--budget \"{budget}\".",
            message);
    }

    [Theory]
    [InlineData("flops", "notes.txt")]
    [InlineData("flops", "=2ms")]
    [InlineData("size", "=2M")]
    [InlineData("flops=", "2M")]
    public void Any_other_file_is_none_of_a_shell(string word, string file)
    {
        File.WriteAllText(Path.Combine(_folder, file), string.Empty);

        Assert.DoesNotContain("There is a file", Assert.Throws<FormatException>(() => BudgetWord.Parse(word, _folder)).Message);
    }

    [Fact]
    public void A_whole_budget_is_read() => Assert.Equal(new(InfoMetric.Flops, 2e6), BudgetWord.Parse("2M", _folder));
}
