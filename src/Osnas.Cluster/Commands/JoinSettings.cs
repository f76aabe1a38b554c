using System.CommandLine;
using Osnas.App;
using Osnas.Options;

namespace Osnas.Cluster;

/// <summary>The options of commands that reach a coordinator.</summary>
internal sealed class JoinSettings
{
    private static readonly NumberRange Seconds = NumberRange.Whole(1, 100_000_000);

    private readonly Option<ClusterPlace> _join = Settings.Create(
        "--join",
        "The address of the coordinator, from its --cluster and --advertise",
        "host:port|redis:connection|redis:@file",
        ClusterPlace.Parse);

    private readonly Option<string?> _secret = SecretFile.CreateOption("The file with the coordinator's secret, copied to this machine");

    private readonly Option<bool> _tls = new("--tls")
    {
        Description = "Encrypt the connection; trust the certificates that this machine trusts",
    };

    private readonly Option<string?> _authority = Settings.Text(
        "--tls-ca", "Encrypt the connection; the file of the coordinator's certificate, or of the certificate that signed it", "file");

    private readonly Option<FingerprintTrust> _fingerprint = Settings.Create(
        "--tls-fingerprint",
        "Encrypt the connection; trust the certificate with this SHA-256, which the coordinator prints at its start",
        "sha256",
        FingerprintTrust.Parse);

    private readonly Option<int?> _giveUpAfter = Settings.Whole(
        "--give-up-after", "Seconds to wait for a coordinator [default: no limit]", null, Seconds);

    public JoinSettings() => _join.Required = true;

    /// <summary>The options.</summary>
    public IEnumerable<Option> Options => [_join, _secret, _tls, _authority, _fingerprint, _giveUpAfter];

    /// <summary>Reads them, and the files that they name.</summary>
    /// <exception cref="UsageException">They are contradictory.</exception>
    public JoinOptions Read(ParseResult result, Terminal terminal)
    {
        var (place, trust) = (result.GetRequiredValue(_join), ReadTrust(result));
        if (place is InRedis && trust is SystemTrust or AuthorityTrust)
        {
            throw new UsageException(
                $"{_join.Name} {place} has no name that a certificate could be for: use {_fingerprint.Name}, not {_tls.Name} or "
                + $"{_authority.Name}");
        }

        return new()
        {
            Place = place,
            Secret = Secrets.Read(result.GetValue(_secret), terminal.Error),
            Trust = trust,
            GiveUpAfter = result.GetValue(_giveUpAfter) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    private CertificateTrust? ReadTrust(ParseResult result)
    {
        CertificateTrust?[] given =
        [
            result.GetValue(_tls) ? new SystemTrust() : null,
            result.GetValue(_authority) is { } file ? AuthorityTrust.Read(file) : null,
            result.GetResult(_fingerprint) is null ? null : result.GetValue(_fingerprint),
        ];
        var trusts = given.OfType<CertificateTrust>().ToArray();
        return trusts.Length <= 1
            ? trusts.FirstOrDefault()
            : throw new UsageException($"give only one of {_tls.Name}, {_authority.Name} and {_fingerprint.Name}");
    }
}
