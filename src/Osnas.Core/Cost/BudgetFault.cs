namespace Osnas;

/// <summary>Why no architecture of a space meets a budget.</summary>
/// <param name="Message">What is wrong, with the numbers, and what to do; without a full stop.</param>
/// <param name="Member">The bound that is wrong: <c>AtMost</c> or <c>AtLeast</c>; null if both are, <c>Metric</c> if it is that.</param>
/// <param name="Feasible">The nearest bound that an architecture meets; NaN if there is none.</param>
internal sealed record BudgetFault(string Message, string? Member, double Feasible);
