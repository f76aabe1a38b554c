namespace Osnas.App.Tests;

/// <summary>The file of a secret that two sides know.</summary>
public sealed class SecretFileTests : IDisposable
{
    private const string Secret = "correct-horse-battery";

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-secret-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "s");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Secret)]
    [InlineData(Secret + "\n")]
    [InlineData(Secret + "\r\n")]
    public void The_secret_is_the_line_of_the_file(string text)
    {
        var file = Write(text);

        Assert.Equal(Secret, file.Secret);
        Assert.True(file.Matches(Secret));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("correct-horse-batterx")]
    [InlineData("correct-horse-battery ")]
    [InlineData("correct-horse-batter")]
    public void Another_text_is_not_the_secret(string? text) => Assert.False(Write(Secret).Matches(text));

    [Theory]
    [InlineData("", "has a secret of 0 characters; it needs at least 16.")]
    [InlineData("fifteen-letters", "has a secret of 15 characters; it needs at least 16.")]
    [InlineData("one line of words", "must contain the secret as one line of letters, digits and punctuation, without spaces.")]
    [InlineData(
        "correct-horse-1\nbattery-staple-2\n", "must contain the secret as one line of letters, digits and punctuation, without spaces.")]
    [InlineData("correct-hörse-battery", "must contain the secret as one line of letters, digits and punctuation, without spaces.")]
    public void Another_file_is_refused_with_the_command_that_makes_one(string text, string fault)
    {
        var exception = Assert.Throws<InvalidDataException>(() => Write(text));

        Assert.Equal($"{Path} {fault} To make one: openssl rand -hex 32 > {Path}", exception.Message);
    }

    [Fact]
    public void A_file_without_end_is_refused()
    {
        var exception = Assert.Throws<InvalidDataException>(() => Write(new('x', 5000)));

        Assert.Equal($"{Path} has more than 4096 bytes, the limit for such a file.", exception.Message);
    }

    [Fact]
    public void A_file_that_others_can_read_is_told()
    {
        if (OperatingSystem.IsWindows())
            return;

        Assert.Null(Write(Secret, UnixFileMode.UserRead).Warning);
        Assert.Equal(
            $"all users of this machine can read the secret in {Path}; to prevent this, run chmod 600 {Path}",
            Write(Secret, UnixFileMode.UserRead | UnixFileMode.OtherRead).Warning);
        Assert.StartsWith(
            "the users of its group can read",
            Write(Secret, UnixFileMode.UserRead | UnixFileMode.GroupRead).Warning,
            StringComparison.Ordinal);
    }

    private SecretFile Write(string text, UnixFileMode? mode = null)
    {
        File.Delete(Path);
        File.WriteAllText(Path, text);
        if (mode is { } asked && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, asked);
        return SecretFile.Read(Path);
    }
}
