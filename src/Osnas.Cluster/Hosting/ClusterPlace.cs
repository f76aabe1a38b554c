namespace Osnas.Cluster;

/// <summary>Where coordinator and workers meet: at the coordinator's address, or in a database that has it.</summary>
internal abstract record ClusterPlace
{
    /// <summary>What the place in a database begins with.</summary>
    protected const string RedisPrefix = "redis:";

    private const int MostBytes = 4096;

    /// <summary>Reads <c>HOST:PORT</c>, <c>redis:CONNECTION</c>, or <c>redis:@FILE</c> for a connection string in a file.</summary>
    /// <exception cref="FormatException">It is none of them, shows a password, or its file can't be read.</exception>
    public static ClusterPlace Parse(string text)
    {
        if (!text.StartsWith(RedisPrefix, StringComparison.Ordinal))
            return new AtAddress(ClusterAddress.Parse(text));
        var connection = text[RedisPrefix.Length..];
        if (connection.StartsWith('@'))
            return new InRedis(ReadConnection(connection[1..])) { File = connection[1..] };
        if (connection.Length == 0)
            throw new FormatException($"{RedisPrefix} must be followed by a connection string of Redis, such as {RedisPrefix}db-1:6379.");

        // Others see the arguments of a process, and the report shows those of a run.
        return HasPassword(connection)
            ? throw new FormatException(
                $"a password doesn't belong here: write the connection string to a file, and give {RedisPrefix}@FILE.")
            : new InRedis(connection);
    }

    private static string ReadConnection(string file)
    {
        try
        {
            return NamedFile.ReadText(file, MostBytes).Trim() is { Length: > 0 } connection && !connection.Contains('\n')
                ? connection
                : throw new FormatException($"{file} must have one line: a connection string of Redis.");
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    private static bool HasPassword(string connection) => connection.Contains('@') || connection.Split(',')
        .Any(part => part.Split('=')[0].Trim().Equals("password", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The coordinator is at a known address.</summary>
/// <param name="Address">The address.</param>
internal sealed record AtAddress(ClusterAddress Address) : ClusterPlace
{
    /// <inheritdoc/>
    public override string ToString() => Address.ToString();
}

/// <summary>A database of Redis has the address of the coordinator, which may move.</summary>
/// <param name="Connection">The connection string; it may hold a password.</param>
internal sealed record InRedis(string Connection) : ClusterPlace
{
    /// <summary>The file that has the connection string; null if the command line has it.</summary>
    public string? File { get; init; }

    /// <summary>The argument that names the place. It has no password.</summary>
    public override string ToString() => RedisPrefix + (File is null ? Connection : $"@{File}");
}
