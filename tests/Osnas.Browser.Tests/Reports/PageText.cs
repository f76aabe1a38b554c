using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Osnas.Browser.Tests.Reports;

/// <summary>What who looks at a page reads in it.</summary>
internal static partial class PageText
{
    /// <summary>The facts of a page by their names. Of facts with the same name, the first.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FactsAsync(IPage page)
    {
        var facts = await page.EvaluateAsync<string[][]>(
            "[...document.querySelectorAll('.facts > div')].map(fact => ['dt', 'dd'].map(part => fact.querySelector(part).innerText))");
        return facts.DistinctBy(fact => fact[0]).ToDictionary(fact => fact[0], fact => fact[1]);
    }

    /// <summary>The rows of the body of a table, cell by cell.</summary>
    /// <param name="page">The page.</param>
    /// <param name="label">What the box of the table is called.</param>
    public static Task<string[][]> RowsAsync(IPage page, string label) =>
        page.GetByLabel(label, new() { Exact = true }).EvaluateAsync<string[][]>(
        "box => [...box.querySelectorAll('tbody tr')].map(row => [...row.children].map(cell => cell.innerText))");

    /// <summary>The picture with a title.</summary>
    public static ILocator Picture(IPage page, string title) =>
        page.Locator("figure").Filter(new() { Has = page.GetByText(title, new() { Exact = true }) });

    /// <summary>Numbers that are shown are those of a file, but for the digits that aren't shown.</summary>
    /// <param name="shown">The text.</param>
    /// <param name="unit">What 1 of the text is in the file: 0.01 for percentages.</param>
    /// <param name="expected">The numbers of the file, in the order of the text.</param>
    public static void CheckNumbers(string shown, double unit, params IReadOnlyList<double> expected)
    {
        var numbers = Number().Matches(shown);
        Assert.Equal(expected.Count, numbers.Count);
        foreach (var (number, value) in numbers.Zip(expected))
        {
            var scale = unit * number.Groups["scale"].Value switch
            {
                "k" => 1e3,
                "M" => 1e6,
                "G" => 1e9,
                _ => 1,
            };
            var read = double.Parse(number.Groups["digits"].Value, NumberStyles.Number, CultureInfo.InvariantCulture);
            var half = 0.5 * Math.Pow(10, -number.Groups["places"].Length);
            Assert.Equal(value, read * scale, (half + 1e-9) * scale);
        }
    }

    [GeneratedRegex(@"(?<digits>-?\d[\d,]*(\.(?<places>\d+))?)(?<scale>[kMG]\b)?")]
    private static partial Regex Number();
}
