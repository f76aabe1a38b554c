using Microsoft.AspNetCore.Components;

namespace Osnas.Report.Page;

/// <summary>What is the same in every page.</summary>
internal static class PageStyle
{
    /// <summary>The program that wrote the page.</summary>
    public static string Generator { get; } = $"Osnas {Library.Version.Split('+')[0]}";

    /// <summary>The text of the element of the style.</summary>
    public static string Text { get; } = $"\n{Read()}";

    /// <summary>The style, as an element.</summary>
    public static MarkupString Element { get; } = new($"<style>{Text}</style>");

    private static string Read()
    {
        using var reader = new StreamReader(typeof(PageStyle).Assembly.GetManifestResourceStream("page.css")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
