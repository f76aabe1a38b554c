namespace Osnas.Experiments;

/// <summary>A test image that the network takes for another class, as the network sees it.</summary>
/// <param name="Row">The number of the image among the test images, from 0.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Pixels">The bytes of <c>[H, W, C]</c>; in JSON, Base64.</param>
internal sealed record ThumbnailDocument(int Row, int Channels, int Height, int Width, byte[] Pixels);
