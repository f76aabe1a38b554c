using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.TableShapes;

/// <summary>Parts of messages.</summary>
internal static class Text
{
    private const int MaxCode = 40;

    /// <summary>Code on one line.</summary>
    public static string Of(SyntaxNode node)
    {
        var code = string.Join(" ", node.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return code.Length <= MaxCode ? code : code.Substring(0, MaxCode) + "...";
    }
}
