namespace Osnas;

/// <summary>
/// The hash SHA-256 of a short text, without the system's library: on Linux, that is OpenSSL, whose first use takes longer than
/// the rest of a command that only lists search spaces.
/// </summary>
internal static class Sha256
{
    private const int BlockBytes = 64;
    private const int LengthBytes = 8;
    private const byte End = 0x80;

    /// <summary>The first 32 bits of the fractional parts of the square roots of the first 8 primes.</summary>
    private static readonly uint[] Start =
    [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];

    /// <summary>The first 32 bits of the fractional parts of the cube roots of the first 64 primes.</summary>
    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Computes the hash.</summary>
    /// <param name="message">The bytes that are hashed.</param>
    /// <returns>The 8 words of 32 bits of the hash.</returns>
    public static uint[] Of(byte[] message)
    {
        var hash = (uint[])Start.Clone();
        var padded = Pad(message);
        var words = new uint[Constants.Length];
        for (var block = 0; block < padded.Length; block += BlockBytes)
            AddBlock(hash, padded, block, words);
        return hash;
    }

    /// <summary>A message with its end and its length in bits, in whole blocks.</summary>
    private static byte[] Pad(byte[] message)
    {
        var padded = new byte[(message.Length + LengthBytes + BlockBytes) / BlockBytes * BlockBytes];
        message.CopyTo(padded, 0);
        padded[message.Length] = End;
        var bits = 8L * message.Length;
        for (var index = 1; index <= LengthBytes; index++, bits >>= 8)
            padded[padded.Length - index] = (byte)bits;
        return padded;
    }

    private static void AddBlock(uint[] hash, byte[] message, int block, uint[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (index < 16)
            {
                var place = block + (4 * index);
                words[index] = ((uint)message[place] << 24) | ((uint)message[place + 1] << 16)
                    | ((uint)message[place + 2] << 8) | message[place + 3];
                continue;
            }

            var (old, recent) = (words[index - 15], words[index - 2]);
            words[index] = words[index - 16] + words[index - 7]
                + (Rotate(old, 7) ^ Rotate(old, 18) ^ (old >> 3)) + (Rotate(recent, 17) ^ Rotate(recent, 19) ^ (recent >> 10));
        }

        var (a, b, c, d, e, f, g, h) = (hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]);
        for (var round = 0; round < words.Length; round++)
        {
            var first = h + (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25)) + ((e & f) ^ (~e & g)) + Constants[round] + words[round];
            var second = (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        hash[0] += a;
        hash[1] += b;
        hash[2] += c;
        hash[3] += d;
        hash[4] += e;
        hash[5] += f;
        hash[6] += g;
        hash[7] += h;
    }

    private static uint Rotate(uint value, int bits) => (value >> bits) | (value << (32 - bits));
}
