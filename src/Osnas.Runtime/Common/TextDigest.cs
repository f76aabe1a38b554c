using System.Security.Cryptography;
using System.Text;

namespace Osnas.Common;

/// <summary>A short name of a text, which tells it from others.</summary>
internal static class TextDigest
{
    private const int Length = 8;

    /// <summary>The first 8 bytes of the SHA-256 of a text, as hexadecimal digits.</summary>
    public static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Length));
}
