using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Osnas.Browser.Tests.Checks;

/// <summary>What holds for every page. A check returns the faults that it finds, in words.</summary>
internal static class PageChecks
{
    /// <summary>Texts, those of pictures among them, whose contrast is too low for WCAG 2.2 AA.</summary>
    public static Task<string[]> FindLowContrastAsync(IPage page) => page.EvaluateAsync<string[]>(Script("contrast"));

    /// <summary>What is wider than its place.</summary>
    public static Task<string[]> FindOverflowAsync(IPage page) => page.EvaluateAsync<string[]>(Script("layout"));

    /// <summary>
    /// What axe-core finds against WCAG 2.2 AA and its best practices, but for the contrast: it can't judge texts of pictures, and takes
    /// seconds for the others.
    /// </summary>
    public static async Task<string[]> FindBarriersAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            ResultTypes = [ResultType.Violations],
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
            Rules = new() { ["color-contrast"] = new() { Enabled = false } },
        });
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Help}: {node.Html}"))];
    }

    /// <summary>
    /// Links, headers of details and boxes that scroll which the Tab key doesn't reach in order, or whose focus isn't seen.
    /// </summary>
    public static async Task<string[]> FindUnreachableAsync(IPage page)
    {
        var names = await page.EvaluateAsync<string[]>(Script("reachable"));
        List<string> faults = [];
        for (var number = 0; number < names.Length; number++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<Focused>(Script("focused"));
            if (focused.Number != number)
                return [
                    .. faults, $"After Tab, {(focused.Number < 0 ? "nothing" : names[focused.Number])} has the focus, not {names[number]}"
                ];
            if (!focused.IsVisible)
                faults.Add($"The focus of {names[number]} isn't visible");
        }

        return [.. faults];
    }

    private static string Script(string name)
    {
        using var reader = new StreamReader(typeof(PageChecks).Assembly.GetManifestResourceStream($"{name}.js")!);
        return reader.ReadToEnd();
    }

    private sealed class Focused
    {
        public int Number { get; set; }

        public bool IsVisible { get; set; }
    }
}
