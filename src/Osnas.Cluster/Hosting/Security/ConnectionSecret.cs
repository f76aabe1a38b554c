using System.Security.Cryptography;
using System.Text;

namespace Osnas.Cluster;

/// <summary>A secret that coordinator and workers prove to each other. It never travels.</summary>
internal sealed class ConnectionSecret
{
    /// <summary>The number of bytes of a nonce and of a proof.</summary>
    public const int Length = 32;

    // Who listens to a handshake can try secrets against it: each costs as much as this.
    private const int Rounds = 100_000;

    private readonly byte[] _key;

    /// <summary>Takes a secret.</summary>
    /// <param name="secret">The secret; null for none, as between processes of one machine.</param>
    public ConnectionSecret(string? secret)
    {
        IsGiven = secret is not null;
        _key = Rfc2898DeriveBytes.Pbkdf2(secret ?? string.Empty, "osnas cluster"u8, Rounds, HashAlgorithmName.SHA256, Length);
    }

    /// <summary>Whether there is one.</summary>
    public bool IsGiven { get; }

    /// <summary>What only a side that knows the secret can compute.</summary>
    /// <param name="role">The side that proves, so that no proof can be sent back as the answer to itself.</param>
    /// <param name="workerNonce">What the worker drew for this connection.</param>
    /// <param name="coordinatorNonce">What the coordinator drew for this connection.</param>
    public byte[] Prove(string role, byte[] workerNonce, byte[] coordinatorNonce) =>
        HMACSHA256.HashData(_key, (byte[])[.. Encoding.ASCII.GetBytes(role), .. workerNonce, .. coordinatorNonce]);

    /// <summary>Whether a proof is right. The time that it takes tells nothing of where it is wrong.</summary>
    public bool Verify(byte[] proof, string role, byte[] workerNonce, byte[] coordinatorNonce) =>
        CryptographicOperations.FixedTimeEquals(proof, Prove(role, workerNonce, coordinatorNonce));
}
