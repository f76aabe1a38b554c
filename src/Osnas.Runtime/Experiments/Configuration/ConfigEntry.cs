using YamlDotNet.RepresentationModel;

namespace Osnas.Experiments;

/// <summary>A value of a configuration and where it is written.</summary>
/// <param name="Source">The file, or the option of the command line.</param>
/// <param name="Line">The line, from 1; 0 if the source has none.</param>
/// <param name="Column">The column, from 1; 0 if the source has none.</param>
/// <param name="Words">The value, or the values of a list; none if it is left empty.</param>
/// <param name="IsQuoted">Whether it is written in quotes, and so is text.</param>
internal sealed record ConfigEntry(string Source, int Line, int Column, IReadOnlyList<string> Words, bool IsQuoted)
{
    /// <summary>The line of the key, from 1; 0 if the source has none.</summary>
    public int KeyLine { get; init; }

    /// <summary>The column of the key, from 1; 0 if the source has none.</summary>
    public int KeyColumn { get; init; }

    public static ConfigEntry Create(string source, YamlNode node) => node switch
    {
        YamlSequenceNode list => At(source, node, [.. list.Children.Select(child => child.ToString())], false),
        YamlScalarNode { Style: not YamlDotNet.Core.ScalarStyle.Plain } text => At(source, node, Split(text.Value), true),
        YamlScalarNode plain => At(source, node, plain.Value is "null" or "Null" or "NULL" or "~" ? [] : Split(plain.Value), false),
        _ => At(source, node, [], false),
    };

    /// <summary>Empty text stands for no value: OSNASLib's files fill what they don't use with it.</summary>
    private static string[] Split(string? value) => string.IsNullOrEmpty(value) ? [] : [value];

    private static ConfigEntry At(string source, YamlNode node, string[] words, bool isQuoted) =>
        new(source, (int)node.Start.Line, (int)node.Start.Column, words, isQuoted);
}
