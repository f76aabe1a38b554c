using System.CommandLine;
using System.Security.Cryptography;
using System.Text;

namespace Osnas.App;

/// <summary>A secret that two sides know, kept in a file. A command line would show it to everyone on the machine.</summary>
internal sealed class SecretFile
{
    /// <summary>The name of the option.</summary>
    public const string Flag = "--secret-file";

    /// <summary>The fewest characters of a secret.</summary>
    public const int LeastLength = 16;

    private const int MostBytes = 4096;

    private SecretFile(string secret, string? warning) => (Secret, Warning) = (secret, warning);

    /// <summary>The secret: visible characters of ASCII, so that it can be the value of a header.</summary>
    public string Secret { get; }

    /// <summary>Who else can read the file, and the command that changes it, in a line; null if nobody can, and on Windows.</summary>
    public string? Warning { get; }

    /// <summary>The option that names the file; null if it isn't given.</summary>
    /// <param name="description">What the secret is for.</param>
    public static Option<string?> CreateOption(string description) => Settings.Text(Flag, description, "file");

    /// <summary>Reads the secret of a file: its only line.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It isn't there or can't be read.</exception>
    /// <exception cref="InvalidDataException">It has no such secret.</exception>
    public static SecretFile Read(string path)
    {
        var secret = NamedFile.ReadText(path, MostBytes).TrimEnd('\r', '\n');
        if (secret.Any(character => character is <= ' ' or > '~'))
            throw new InvalidDataException(
                $"{path} must contain the secret as one line of letters, digits and punctuation, without spaces. {HowToMake(path)}");
        if (secret.Length < LeastLength)
            throw new InvalidDataException(
                $"{path} has a secret of {Words.Count(secret.Length, "character")}; it needs at least {LeastLength}. {HowToMake(path)}");
        return new(secret, FindReaders(path) is { } readers
            ? $"{readers} can read the secret in {path}; to prevent this, run chmod 600 {path}"
            : null);
    }

    /// <summary>Whether a text is the secret. The time that it takes tells nothing of where the two differ.</summary>
    /// <param name="text">The text.</param>
    public bool Matches(string? text) =>
        text is not null && CryptographicOperations.FixedTimeEquals(Digest(text), Digest(Secret));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static string HowToMake(string path) => $"To make one: openssl rand -hex 32 > {path}";

    private static string? FindReaders(string path)
    {
        if (OperatingSystem.IsWindows())
            return null;
        var mode = File.GetUnixFileMode(path);
        return (mode.HasFlag(UnixFileMode.GroupRead), mode.HasFlag(UnixFileMode.OtherRead)) switch
        {
            (_, true) => "all users of this machine",
            (true, false) => "the users of its group",
            (false, false) => null,
        };
    }
}
