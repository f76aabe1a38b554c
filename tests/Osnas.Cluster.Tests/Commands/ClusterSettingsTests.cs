using System.CommandLine;
using Spectre.Console;

namespace Osnas.Cluster.Tests.Commands;

/// <summary>How the options of a coordinator are understood.</summary>
public sealed class ClusterSettingsTests
{
    [Theory]
    [InlineData("--cluster 127.0.0.1:4000 --advertise build-1", "127.0.0.1:4000", "build-1:4000")]
    [InlineData("--cluster 127.0.0.1:4000 --advertise build-1:5000", "127.0.0.1:4000", "build-1:5000")]
    [InlineData("--cluster 4000", "127.0.0.1:4000", "127.0.0.1:4000")]
    public void The_port_that_is_advertised_is_the_one_that_listens(string arguments, string listens, string advertised)
    {
        var settings = new ClusterSettings();
        var command = new Command("search");
        foreach (var option in settings.Options)
            command.Add(option);
        var setup = settings.Read(command.Parse(arguments), AnsiConsole.Console);
        Assert.Equal((listens, advertised), ($"{setup!.Listen}", $"{setup.Advertise}"));
    }
}
