using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.TableShapes;

/// <summary>Parts of messages.</summary>
internal static class Text
{
    private const int MaxCode = 40;

    /// <summary>A number of things, as in <c>1 block</c> or <c>3 blocks</c>.</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : FormattableString.Invariant($"{number} {noun}s");

    /// <summary>Code on one line.</summary>
    public static string Of(SyntaxNode node)
    {
        var code = string.Join(" ", node.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return code.Length <= MaxCode ? code : code.Substring(0, MaxCode) + "...";
    }
}
