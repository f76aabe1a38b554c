using Osnas.Dashboard.Reading;
using Osnas.Experiments;

namespace Osnas.Dashboard.Pages;

/// <summary>Which runs a list shows.</summary>
/// <param name="Text">What is in the name, the space or the data of each; empty for all.</param>
/// <param name="State">The name of the state of each; empty for all.</param>
public sealed record RunFilter(string Text, string State)
{
    /// <summary>The names of the states.</summary>
    public static IReadOnlyList<string> States { get; } = [.. Enum.GetValues<RunState>().Select(RunStateNames.Of)];

    /// <summary>Whether it leaves out any run.</summary>
    public bool IsEmpty => Text.Length == 0 && State.Length == 0;

    internal bool Takes(RunEntry run) =>
        (State.Length == 0 || RunStateNames.Of(run.Summary.State) == State)
        && (Has(run.Summary.Name) || Has(run.Summary.Space) || Has(run.Summary.Data));

    private bool Has(string? value) => Text.Length == 0 || value?.Contains(Text, StringComparison.OrdinalIgnoreCase) == true;
}
