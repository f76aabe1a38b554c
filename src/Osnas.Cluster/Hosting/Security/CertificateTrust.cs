using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Osnas.Cluster;

/// <summary>Which certificate of a coordinator a worker accepts.</summary>
internal abstract record CertificateTrust
{
    /// <summary>Why a certificate isn't accepted; null if it is.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="host">The host that the worker joins.</param>
    /// <param name="errors">What the system finds.</param>
    public abstract string? FindFault(X509Certificate2 certificate, string host, SslPolicyErrors errors);

    /// <summary>Why a certificate isn't for a host; null if it is.</summary>
    protected static string? FindOtherName(X509Certificate2 certificate, string host, SslPolicyErrors errors) =>
        errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? $"the certificate of the coordinator is for {certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false)}, not for {host}"
            : null;
}

/// <summary>The system has to know who signed it: <c>--tls</c>.</summary>
internal sealed record SystemTrust : CertificateTrust
{
    /// <inheritdoc/>
    public override string? FindFault(X509Certificate2 certificate, string host, SslPolicyErrors errors) =>
        FindOtherName(certificate, host, errors)
        ?? (errors == SslPolicyErrors.None
            ? null
            : "this machine doesn't know who signed the certificate of the coordinator; use --tls-ca or --tls-fingerprint");
}

/// <summary>A certificate of a file signed it, or is it: <c>--tls-ca</c>.</summary>
/// <param name="Authority">The certificate.</param>
internal sealed record AuthorityTrust(X509Certificate2 Authority) : CertificateTrust
{
    /// <summary>Reads the certificate.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It has none.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static AuthorityTrust Read(string path)
    {
        var bytes = NamedFile.ReadBytes(path, ServerCertificate.MostBytes);
        try
        {
#if NET9_0_OR_GREATER
            return new(X509CertificateLoader.LoadCertificate(bytes));
#else
            return new(new X509Certificate2(bytes));
#endif
        }
        catch (CryptographicException exception)
        {
            throw new InvalidDataException($"{path} is no certificate: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    /// <inheritdoc/>
    public override string? FindFault(X509Certificate2 certificate, string host, SslPolicyErrors errors)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return FindOtherName(certificate, host, errors)
            ?? (chain.Build(certificate)
                ? null
                : "the certificate of the coordinator isn't signed by that of --tls-ca: "
                    + string.Join("; ", chain.ChainStatus.Select(status => status.StatusInformation.Trim().TrimEnd('.'))));
    }
}

/// <summary>It is the one with a fingerprint: <c>--tls-fingerprint</c>.</summary>
/// <param name="Fingerprint">The SHA-256 of the certificate, as hexadecimal digits in upper case.</param>
internal sealed record FingerprintTrust(string Fingerprint) : CertificateTrust
{
    private const int Digits = 64;

    /// <summary>Reads a fingerprint, with or without colons.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static FingerprintTrust Parse(string text) =>
        text.Replace(":", string.Empty, StringComparison.Ordinal).ToUpperInvariant() is { Length: Digits } digits
            && digits.All(char.IsAsciiHexDigitUpper)
            ? new(digits)
            : throw new FormatException(
                $"'{text}' isn't the SHA-256 of a certificate: {Digits} hexadecimal digits, which the coordinator writes when it begins.");

    /// <inheritdoc/>
    public override string? FindFault(X509Certificate2 certificate, string host, SslPolicyErrors errors) =>
        ServerCertificate.Fingerprint(certificate) is var found && found == Fingerprint
            ? null
            : $"the certificate of the coordinator has the fingerprint {found}, not that of --tls-fingerprint";
}
