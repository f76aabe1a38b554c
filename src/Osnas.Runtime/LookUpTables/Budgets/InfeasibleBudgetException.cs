namespace Osnas.LookUpTables;

/// <summary>No architecture of the space meets the budget. The message says how near one can come.</summary>
/// <param name="message">What is infeasible and what to change.</param>
public sealed class InfeasibleBudgetException(string message) : Exception(message);
