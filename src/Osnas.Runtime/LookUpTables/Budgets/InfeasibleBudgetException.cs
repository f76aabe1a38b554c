namespace Osnas.LookUpTables;

/// <summary>
/// The exception for a budget that no architecture of the space meets. The message shows the nearest possible costs.
/// </summary>
/// <param name="message">What is infeasible and what to change.</param>
public sealed class InfeasibleBudgetException(string message) : Exception(message);
