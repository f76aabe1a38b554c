namespace Osnas;

/// <summary>A block of the fixed first or last stage.</summary>
/// <param name="Block">The name of the block; see <see cref="Osnas.Block"/>.</param>
/// <param name="InChannels">The number of input channels; 0 for the output channels of the previous block.</param>
/// <param name="OutChannels">The number of output channels; 0 for the number of input channels.</param>
/// <param name="Stride">The stride: 1, 2 or 4.</param>
/// <param name="Options">The options of the block.</param>
/// <param name="OutIsClasses">Whether the number of output channels follows the number of classes.</param>
public sealed record BlockCfg(
    string Block, int InChannels, int OutChannels, int Stride, BlockOptions Options, bool OutIsClasses = false)
{
    /// <summary>Formats the block in short form, for example <c>conv k3 3->16 s2</c>.</summary>
    /// <returns>The short form.</returns>
    public override string ToString()
    {
        var name = Options.Describe(Block);
        return this is { InChannels: 0, OutChannels: 0, Stride: 1 } ? name : $"{name} {InChannels}->{OutChannels} s{Stride}";
    }
}
