using Microsoft.Extensions.Logging;

namespace Osnas.Cluster.Tests.Hosting;

/// <summary>The warnings of Orleans don't fill the disk.</summary>
public sealed class LogFileTests
{
    [Fact]
    public void A_log_that_is_full_says_so_once()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var log = new LogFile(() => file, mostBytes: 150);
            var logger = log.CreateLogger("Orleans");
            for (var number = 0; number < 10; number++)
                logger.Log(LogLevel.Warning, default, new string('x', 60), null, (state, _) => state);
            var lines = File.ReadAllLines(file).Where(line => line.Length > 0).ToArray();
            Assert.Equal(3, lines.Length);
            Assert.Equal("This file is full: later warnings are left out. Delete it for new ones.", lines[^1]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
