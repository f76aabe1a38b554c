using Osnas.LookUpTables;

namespace Osnas.Experiments;

/// <summary>A preset in a list.</summary>
/// <param name="Preset">The name, such as <c>small-64</c>.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Class">The full name of its class.</param>
/// <param name="Costs">The search space, with its costs for its own input size and number of classes.</param>
/// <param name="Budget">The budget of searches that give none.</param>
internal sealed record PresetDocument(string Preset, string Purpose, string Class, SpaceDocument Costs, IReadOnlyList<string> Budget)
{
    public static PresetDocument Create(Preset preset) => new(
        preset.Name,
        preset.Purpose,
        preset.Space.FullName,
        SpaceDocument.Create(preset.Space),
        [.. preset.Space.Spec.Constraints.Select(ConstraintText.Format)]);
}
