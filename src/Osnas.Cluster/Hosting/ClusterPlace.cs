namespace Osnas.Cluster;

/// <summary>Where coordinator and workers meet: at the coordinator's address, or in a database that has it.</summary>
internal abstract record ClusterPlace
{
    private const string RedisPrefix = "redis:";

    /// <summary>Reads <c>HOST:PORT</c> or <c>redis:CONNECTION</c>.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static ClusterPlace Parse(string text)
    {
        if (!text.StartsWith(RedisPrefix, StringComparison.Ordinal))
            return new AtAddress(ClusterAddress.Parse(text));
        return text.Length > RedisPrefix.Length
            ? new InRedis(text[RedisPrefix.Length..])
            : throw new FormatException($"{RedisPrefix} must be followed by a connection string of Redis, such as {RedisPrefix}db-1:6379.");
    }
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
    /// <inheritdoc/>
    public override string ToString() => $"redis:{Connection.Split(',')[0]}";
}
