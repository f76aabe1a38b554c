namespace Osnas.Cluster.Tests.Hosting;

/// <summary>A test that needs the program redis-server, and is skipped without it.</summary>
internal sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute()
    {
        if (Program is null)
            Skip = "redis-server isn't installed (Debian: apt-get install redis-server)";
    }

    /// <summary>The program; null if there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "redis-server"))
        .FirstOrDefault(File.Exists);
}
