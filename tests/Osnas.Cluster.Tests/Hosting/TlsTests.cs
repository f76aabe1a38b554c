using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Osnas.Cluster.Tests.Hosting;

/// <summary>Encrypted connections: whom workers trust.</summary>
public sealed class TlsTests
{
    [Fact]
    public async Task A_certificate_is_trusted_by_its_fingerprint_or_its_file_and_by_nothing_else()
    {
        using var certificate = Create("localhost");
        using var other = Create("localhost");
        await using var silo = await TestSilo.StartAsync(certificate: certificate);
        var fingerprint = FingerprintTrust.Parse(ServerCertificate.Fingerprint(certificate).ToLowerInvariant());
        Assert.Equal(JoinState.NotYet, await JoinAsync(silo, fingerprint));
        Assert.Equal(JoinState.NotYet, await JoinAsync(silo, new AuthorityTrust(certificate)));

        Assert.Equal(
            $"Not joined: the certificate of the coordinator has the fingerprint {fingerprint.Fingerprint}, not that of --tls-fingerprint.",
            await FailAsync(silo, new FingerprintTrust(new string('A', 64))));
        Assert.StartsWith(
            "Not joined: the certificate of the coordinator isn't signed by that of --tls-ca: ",
            await FailAsync(silo, new AuthorityTrust(other)),
            StringComparison.Ordinal);
        Assert.Equal(
            "Not joined: this machine doesn't know who signed the certificate of the coordinator; use --tls-ca or --tls-fingerprint.",
            await FailAsync(silo, new SystemTrust()));
        Assert.Equal(
            "Not joined: the certificate of the coordinator is for localhost, not for 127.0.0.1.",
            await FailAsync(silo, new AuthorityTrust(certificate), "127.0.0.1"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_certificate_is_read_with_its_key(bool isPem)
    {
        using var certificate = Create("build-1");
        var path = Path.GetTempFileName();
        try
        {
            if (isPem)
            {
                using var key = certificate.GetRSAPrivateKey()!;
                File.WriteAllText(path, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
            }
            else
            {
                File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, "a password"));
            }

            using var read = ServerCertificate.Read(path, isPem ? null : "a password");
            Assert.Equal(certificate.Thumbprint, read.Thumbprint);
            Assert.True(read.HasPrivateKey);
            if (!isPem)
            {
                var fault = Assert.Throws<InvalidDataException>(() => ServerCertificate.Read(path, "another"));
                Assert.Contains("--tls-password-file", fault.Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static X509Certificate2 Create(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private static async Task<JoinState> JoinAsync(TestSilo silo, CertificateTrust trust)
    {
        await using var client = await ClusterClient.ConnectAsync(silo.Join(trust: trust), CancellationToken.None);
        return (await client.Board.JoinAsync(SecretTests.Card)).State;
    }

    private static async Task<string> FailAsync(TestSilo silo, CertificateTrust trust, string host = "localhost") =>
        (await Assert.ThrowsAsync<JoinException>(
            () => ClusterClient.ConnectAsync(silo.Join(trust: trust, host: host), CancellationToken.None))).Message;
}
