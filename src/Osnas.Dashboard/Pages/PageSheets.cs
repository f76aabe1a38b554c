using Microsoft.AspNetCore.Components;

namespace Osnas.Dashboard.Pages;

/// <summary>A page whose parts follow the files of runs.</summary>
/// <param name="Head">What doesn't change.</param>
/// <param name="Events">The address of the changes since a state, up to that state.</param>
/// <param name="State">The state that the parts are of.</param>
/// <param name="Html">The parts, rendered.</param>
public sealed record LiveSheet(RenderFragment Head, string Events, string State, string Html);

/// <summary>What is above a list of runs.</summary>
/// <param name="Folder">The folder of the runs.</param>
/// <param name="Filter">Which runs are shown.</param>
public sealed record RunListSheet(string Folder, RunFilter Filter);

/// <summary>A table of runs.</summary>
/// <param name="Label">What it shows.</param>
/// <param name="Rows">The runs.</param>
public sealed record RunTableSheet(string Label, IReadOnlyList<RunRow> Rows);

/// <summary>Why there is nothing to show.</summary>
/// <param name="Title">What happened, in short.</param>
/// <param name="Message">What happened, and what to do.</param>
public sealed record MessageSheet(string Title, string Message);

/// <summary>The form that asks for the secret.</summary>
/// <param name="ReturnTo">Where to go with the right one.</param>
/// <param name="IsWrong">Whether another was given.</param>
public sealed record SignInSheet(string ReturnTo, bool IsWrong);
