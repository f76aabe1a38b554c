namespace Osnas;

/// <summary>What keeps a measured table from being that of a space.</summary>
/// <param name="Member">The member of the file that is wrong: one of <see cref="TableMembers"/>.</param>
/// <param name="Message">What is wrong, with the numbers; without a full stop.</param>
/// <param name="Row">The row that is wrong; null if it is none.</param>
/// <param name="Column">The cell of the row that is wrong; null if it is none.</param>
internal sealed record MeasuredTableFault(string Member, string Message, int? Row = null, int? Column = null);
