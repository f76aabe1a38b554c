namespace Osnas.Cluster.Tests.Hosting;

/// <summary>Where coordinator and workers meet, as users write it.</summary>
public sealed class ClusterAddressTests
{
    [Theory]
    [InlineData("build-1:4000", "build-1", 4000, "build-1:4000", false)]
    [InlineData("build-1", "build-1", 11111, "build-1:11111", false)]
    [InlineData("4000", "127.0.0.1", 4000, "127.0.0.1:4000", true)]
    [InlineData("0.0.0.0:1", "0.0.0.0", 1, "0.0.0.0:1", false)]
    [InlineData("[::1]:65535", "::1", 65535, "[::1]:65535", true)]
    [InlineData("[fe80::1]", "fe80::1", 11111, "[fe80::1]:11111", false)]
    [InlineData("localhost:9", "localhost", 9, "localhost:9", true)]
    public void Hosts_and_ports_are_read(string text, string host, int port, string written, bool isLoopback)
    {
        var address = ClusterAddress.Parse(text);
        Assert.Equal((host, port, written, isLoopback), (address.Host, address.Port, $"{address}", address.IsLoopback));
    }

    [Theory]
    [InlineData("")]
    [InlineData("build-1:0")]
    [InlineData("build-1:65536")]
    [InlineData("build-1:http")]
    [InlineData("build-1:-1")]
    [InlineData("::1:a")]
    [InlineData("::1")]
    public void Others_are_refused(string text)
    {
        var fault = Assert.Throws<FormatException>(() => ClusterAddress.Parse(text));
        Assert.Equal($"'{text}' isn't a host and a port, such as build-1:11111, with a port from 1 to 65535.", fault.Message);
    }

    [Fact]
    public void The_password_of_a_database_is_in_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "password=x,db-1:6379\n");
            var place = Assert.IsType<InRedis>(ClusterPlace.Parse($"redis:@{file}"));
            Assert.Equal(("password=x,db-1:6379", $"redis:@{file}"), (place.Connection, $"{place}"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("redis:db-1:6379,password=x")]
    [InlineData("redis:Password=x,db-1:6379")]
    [InlineData("redis://:x@db-1:6379")]
    public void A_password_on_the_command_line_is_refused(string text)
    {
        var fault = Assert.Throws<FormatException>(() => ClusterPlace.Parse(text));
        Assert.Equal(
            "a password doesn't belong here: write the connection string to a file, and give redis:@FILE.", fault.Message);
    }

    [Theory]
    [InlineData("redis:", "redis: must be followed by a connection string of Redis, such as redis:db-1:6379.")]
    [InlineData("redis:@/nowhere/redis", "There is no file /nowhere/redis.")]
    public void A_database_without_a_connection_is_refused(string text, string error) =>
        Assert.Equal(error, Assert.Throws<FormatException>(() => ClusterPlace.Parse(text)).Message);

    [Fact]
    public void A_database_is_named_as_it_was_given() =>
        Assert.Equal("redis:db-1:6379,defaultDatabase=1", $"{ClusterPlace.Parse("redis:db-1:6379,defaultDatabase=1")}");
}
