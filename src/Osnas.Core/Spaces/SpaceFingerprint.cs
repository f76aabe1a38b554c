using System.Security.Cryptography;
using System.Text;
using Osnas.Spaces.Forms;

namespace Osnas;

/// <summary>
/// A hash of the structure of a search space, which every file that belongs to the space contains. Two spaces have the
/// same fingerprint if their architectures are the same networks: name, input size, classes and constraints don't count.
/// </summary>
internal static class SpaceFingerprint
{
    /// <summary>Computes the fingerprint of a space.</summary>
    /// <param name="spec">The space.</param>
    /// <returns>16 hexadecimal digits.</returns>
    public static string Of(SpaceCfg spec)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(Describe(spec)));
        return BitConverter.ToString(hash, 0, 8).Replace("-", string.Empty).ToLowerInvariant();
    }

    /// <summary>Writes the text that is hashed: one line per block, layer and candidate.</summary>
    /// <param name="spec">The space.</param>
    /// <returns>The text.</returns>
    public static string Describe(SpaceCfg spec)
    {
        var text = new StringBuilder();
        text.Append($"input {spec.InputChannels}\n");
        foreach (var block in spec.MacroCfg.First)
            text.Append($"first {block}\n");
        foreach (var layer in spec.MacroCfg.Search)
            text.Append("search ").Append(layer).Append('\n');
        foreach (var block in spec.MacroCfg.Last)
            text.Append($"last {(block.OutIsClasses ? block with { OutChannels = 0 } : block)}\n");
        text.Append($"layers {SuperlayerForms.Of(spec.Superlayer).Describe(spec)}\n");
        foreach (var candidate in spec.MicroCfg)
            text.Append($"micro {candidate} in {candidate.Layers}\n");
        return text.ToString();
    }
}
