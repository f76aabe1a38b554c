namespace Osnas.Data;

/// <summary>What is known of a picture file that was read once.</summary>
/// <param name="Size">Its bytes.</param>
/// <param name="Changed">When it was changed last, in ticks of UTC.</param>
/// <param name="Digest">The first 64 bits of SHA-256 of its content.</param>
/// <param name="Header">What its header says.</param>
internal readonly record struct PictureRecord(long Size, long Changed, ulong Digest, PictureHeader Header);
