using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Osnas.Cluster;

/// <summary>The certificate that a coordinator shows.</summary>
internal static class ServerCertificate
{
    /// <summary>The most bytes of a file that has a certificate.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>Reads a certificate with its private key: a PFX file, or a PEM file that has both.</summary>
    /// <param name="path">The file.</param>
    /// <param name="password">Its password; null for none.</param>
    /// <exception cref="InvalidDataException">It has no such certificate, or another password.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static X509Certificate2 Read(string path, string? password)
    {
        var bytes = NamedFile.ReadBytes(path, MostBytes);
        try
        {
            var certificate = IsPem(bytes) ? ReadPem(path, password) : ReadPfx(bytes, password);
            return certificate.HasPrivateKey
                ? certificate
                : throw new InvalidDataException($"{path} has a certificate without its private key; the coordinator needs both.");
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new InvalidDataException(
                $"{path} can't be used as a certificate with its private key (PFX, or PEM with both): {exception.Message.TrimEnd('.')}. "
                + "--tls-password-file names the file of its password.",
                exception);
        }
    }

    /// <summary>The SHA-256 of a certificate, by which workers recognize it.</summary>
    public static string Fingerprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private static bool IsPem(byte[] bytes) => bytes.AsSpan().IndexOf("-----BEGIN "u8) >= 0;

    private static X509Certificate2 ReadPem(string path, string? password)
    {
        using var read = password is null
            ? X509Certificate2.CreateFromPemFile(path)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password);

        // Windows can't serve TLS with a key that was never stored.
        return ReadPfx(read.Export(X509ContentType.Pfx), null);
    }

    private static X509Certificate2 ReadPfx(byte[] bytes, string? password) =>
#if NET9_0_OR_GREATER
        X509CertificateLoader.LoadPkcs12(bytes, password);
#else
        new(bytes, password);
#endif
}
