using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using Osnas.App;
using Spectre.Console;

namespace Osnas.Cluster;

/// <summary>The options of <c>search</c> that make it the coordinator of other machines.</summary>
internal sealed class ClusterSettings
{
    private const int SamePort = 0;

    private readonly Option<ClusterPlace> _cluster = Settings.Create(
        "--cluster",
        "Let workers on other machines join, at this address and port of this machine; 0.0.0.0 is all addresses, a port alone is of this "
        + "machine alone",
        "host:port|redis:connection|redis:@file",
        ClusterPlace.Parse);

    private readonly Option<ClusterAddress> _advertise = Settings.Create(
        "--advertise",
        "The name or address by which workers reach this machine; its port is that of --cluster unless it is given",
        "host:port",
        text => ClusterAddress.Parse(text, SamePort));

    private readonly Option<string?> _secret = SecretFile.CreateOption(
        "The file with the secret that workers must know; required if other machines can connect");

    private readonly Option<bool> _noWork = new("--no-work") { Description = "Only coordinate; don't take jobs" };

    private readonly Option<string?> _certificate = Settings.Text(
        "--tls-certificate", "Encrypt the connections; the file of a certificate with its private key (PFX, or PEM with both)", "file");

    private readonly Option<string?> _password =
        Settings.Text("--tls-password-file", "The file with the password of --tls-certificate", "file");

    /// <summary>The options.</summary>
    public IEnumerable<Option> Options => [_cluster, _advertise, _secret, _noWork, _certificate, _password];

    /// <summary>Reads them.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="console">Takes warnings.</param>
    /// <returns>How the search is coordinated; null if it isn't.</returns>
    /// <exception cref="UsageException">They are contradictory, or would open the machine to everyone.</exception>
    public ClusterSetup? Read(ParseResult result, IAnsiConsole console)
    {
        if (result.GetResult(_cluster) is null)
        {
            return Options.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } alone
                ? throw new UsageException($"{alone.Name} needs {_cluster.Name}")
                : null;
        }

        var place = result.GetRequiredValue(_cluster);
        var advertised = result.GetResult(_advertise) is null ? null : result.GetValue(_advertise);
        var file = result.GetValue(_secret);
        var listen = place switch
        {
            AtAddress known => known.Address,
            InRedis => advertised is { } told
                ? new ClusterAddress("0.0.0.0", told.Port == SamePort ? ClusterAddress.DefaultPort : told.Port)
                : throw new UsageException(
                    $"{_cluster.Name} {place} needs {_advertise.Name}: the address that the database tells workers"),
            _ => throw new NotSupportedException($"{place} isn't a known kind of address."),
        };
        if (advertised is { Port: SamePort })
            advertised = advertised with { Port = listen.Port };
        if (file is null && !listen.IsLoopback)
        {
            throw new UsageException(
                $"{_cluster.Name} {place} can be reached from other machines: add {_secret.Name} FILE, so that only workers with that "
                + "secret are served (openssl rand -hex 32 > FILE makes one)");
        }

        return new()
        {
            Place = place,
            Listen = listen,
            Advertise = advertised ?? listen with { Host = listen.IsAny ? Environment.MachineName : listen.Host },
            SecretFile = file,
            Secret = Secrets.Read(file, console),
            Works = !result.GetValue(_noWork),
            Certificate = ReadCertificate(result),
        };
    }

    private X509Certificate2? ReadCertificate(ParseResult result)
    {
        var password = result.GetValue(_password) is { } path ? NamedFile.ReadText(path).TrimEnd('\r', '\n') : null;
        if (result.GetValue(_certificate) is { } file)
            return ServerCertificate.Read(file, password);
        return password is null ? null : throw new UsageException($"{_password.Name} needs {_certificate.Name}");
    }
}
