namespace Osnas.Data;

/// <summary>What a folder of pictures holds.</summary>
/// <param name="Parts">The classes of each part, those of pictures in one piece as training ones.</param>
/// <param name="Groups">The group of each file that has one by a list; empty if none were asked for.</param>
/// <param name="Notes">How that was understood.</param>
internal sealed record FolderContent(
    IReadOnlyDictionary<DataPart, IReadOnlyList<ClassPictures>> Parts,
    IReadOnlyDictionary<string, string> Groups,
    IReadOnlyList<DataNote> Notes);
