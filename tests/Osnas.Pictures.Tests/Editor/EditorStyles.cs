using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;

namespace Osnas.Pictures.Tests.Editor;

/// <summary>The colors of an editor, on a light ground or a dark one as the reader prefers.</summary>
internal static class EditorStyles
{
    public const string Sheet = """
        text { fill: #1f1f1f; }
        .window { fill: #fff; stroke: #d0d7de; }
        .card { fill: #f3f5f7; stroke: #c3cad1; }
        .number { fill: #59636e; }
        .keyword { fill: #0000ff; }
        .control { fill: #af00db; }
        .type { fill: #1f6f85; }
        .method { fill: #795e26; }
        .name { fill: #001080; }
        .literal { fill: #087a51; }
        .string { fill: #a31515; }
        .comment { fill: #007000; }
        .fault { fill: #b3261e; font-weight: 600; }
        .wave { fill: none; stroke: #d1242f; stroke-width: 1.4; }
        .hover { fill: none; stroke: #59636e; stroke-dasharray: 2 2; }
        @media (prefers-color-scheme: dark) {
        text { fill: #d4d4d4; }
        .window { fill: #1f1f1f; stroke: #3d444d; }
        .card { fill: #2a2d31; stroke: #4a525b; }
        .number { fill: #9aa4ae; }
        .keyword { fill: #569cd6; }
        .control { fill: #d18dcb; }
        .type { fill: #4ec9b0; }
        .method { fill: #dcdcaa; }
        .name { fill: #9cdcfe; }
        .literal { fill: #b5cea8; }
        .string { fill: #d69d85; }
        .comment { fill: #7cb668; }
        .fault { fill: #ff8a80; }
        .wave { stroke: #f85149; }
        .hover { stroke: #9aa4ae; }
        }
        """;

    /// <summary>The style of a part of code.</summary>
    /// <param name="classification">One of <see cref="ClassificationTypeNames"/>.</param>
    public static string OfCode(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword => "keyword",
        ClassificationTypeNames.ControlKeyword => "control",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.EnumName or ClassificationTypeNames.StructName => "type",
        ClassificationTypeNames.MethodName => "method",
        ClassificationTypeNames.PropertyName or ClassificationTypeNames.ConstantName or ClassificationTypeNames.EnumMemberName
            or ClassificationTypeNames.LocalName or ClassificationTypeNames.ParameterName => "name",
        ClassificationTypeNames.NumericLiteral => "literal",
        ClassificationTypeNames.StringLiteral => "string",
        ClassificationTypeNames.Comment => "comment",
        ClassificationTypeNames.Punctuation or ClassificationTypeNames.Operator or ClassificationTypeNames.NamespaceName
            or ClassificationTypeNames.WhiteSpace => string.Empty,
        _ => throw new ArgumentException($"'{classification}' has no color; give it one here.", nameof(classification)),
    };

    /// <summary>The style of a part of a card.</summary>
    /// <param name="tag">One of <see cref="TextTags"/>.</param>
    public static string OfCard(string tag) => tag switch
    {
        TextTags.Keyword => "keyword",
        TextTags.Class => "type",
        _ => string.Empty,
    };
}
