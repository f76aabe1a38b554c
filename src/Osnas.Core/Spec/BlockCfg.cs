namespace Osnas;

/// <summary>A block of the fixed first or last stage.</summary>
/// <param name="Block">The name of the block; see <see cref="Osnas.Block"/>.</param>
/// <param name="InChannels">Channels of the block's input; 0 for those that the block before gives.</param>
/// <param name="OutChannels">Channels of the block's output; 0 for those of its input.</param>
/// <param name="Stride">Stride: 1, 2 or 4.</param>
/// <param name="Options">The options of the block.</param>
/// <param name="OutIsClasses">Whether the out-channels are the number of classes, and follow it when that changes.</param>
public sealed record BlockCfg(
    string Block, int InChannels, int OutChannels, int Stride, BlockOptions Options, bool OutIsClasses = false)
{
    /// <summary>The block in short form, as in <c>conv k3 3->16 s2</c>.</summary>
    /// <returns>The short form.</returns>
    public override string ToString()
    {
        var name = Options.Describe(Block);
        return this is { InChannels: 0, OutChannels: 0, Stride: 1 } ? name : $"{name} {InChannels}->{OutChannels} s{Stride}";
    }
}
