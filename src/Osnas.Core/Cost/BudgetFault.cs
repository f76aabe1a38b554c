namespace Osnas;

/// <summary>The reason why no architecture of a space meets a budget.</summary>
/// <param name="Message">What is wrong, with the numbers, and what to change; without a final period.</param>
/// <param name="Member">The member that is wrong: <c>AtMost</c>, <c>AtLeast</c> or <c>Metric</c>; null if both bounds are.</param>
/// <param name="Feasible">The nearest feasible bound; NaN if there is none.</param>
internal sealed record BudgetFault(string Message, string? Member, double Feasible);
