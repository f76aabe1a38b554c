using System.Security.Cryptography;
using System.Text;

namespace Osnas.Core.Tests;

public sealed class Sha256Tests
{
    /// <summary>The examples of FIPS 180-2: one block, several blocks, many blocks, and no text.</summary>
    [Theory]
    [InlineData("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    [InlineData("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")]
    [InlineData("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void Published_examples_have_their_hashes(string text, int times, string hash) =>
        Assert.Equal(hash, Hash(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, times)))));

    [Fact]
    public void Each_length_has_the_hash_of_the_system()
    {
        for (var length = 0; length <= 200; length++)
        {
            var message = Enumerable.Range(0, length).Select(index => (byte)(index * 7)).ToArray();
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(message)), Hash(message));
        }
    }

    private static string Hash(byte[] message) => string.Concat(Sha256.Of(message).Select(word => $"{word:x8}"));
}
