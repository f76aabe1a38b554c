using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Osnas.Generators.Tests;

/// <summary>A space that names a measured table, and the files of such tables.</summary>
internal static class MeasuredSource
{
    public const string FileName = "pixel.json";

    /// <summary><see cref="Sources.Small"/>, with a measured table.</summary>
    public static readonly string Space = Sources.Small.Replace(
        "[Constraint(", $"[InfoTable(InfoMetric.Latency, \"{FileName}\")]\n[Constraint(", StringComparison.Ordinal);

    /// <summary>3 layers of 3 candidates; the second isn't allowed where the shape changes.</summary>
    public static string Json(string rows = "[[1, 0.25, 2], [1.5, null, 3e0], [1, 0.5, 4]]", double fixedStages = 0.75) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {
          "space": "Small",
          "fingerprint": "{{Fingerprint}}",
          "metric": "latency",
          "inputSize": 32,
          "classes": 10,
          "rows": {{rows}},
          "base": {{fixedStages}}
        }
        """);

    private static string Fingerprint { get; } =
        TestCompilation.Parse(TestCompilation.Create(Sources.Small), "Demo.Small").Spec.Fingerprint;

    public static AdditionalText File(string path, string text) => new TextFile(path, text);

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
