namespace Osnas;

/// <summary>A reason why a measured table doesn't belong to a space.</summary>
/// <param name="Member">The member of the file that is wrong: one of <see cref="TableMembers"/>.</param>
/// <param name="Message">What is wrong, with the numbers; without a final period.</param>
/// <param name="Row">The row that is wrong; null if the fault isn't in a row.</param>
/// <param name="Column">The cell of the row that is wrong; null if the fault isn't in a cell.</param>
internal sealed record MeasuredTableFault(string Member, string Message, int? Row = null, int? Column = null);
