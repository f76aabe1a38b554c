namespace Osnas;

/// <summary>The contents of a file of measured times that a look-up table needs, and the rules for them.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="InputSize">The height and width of the image.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Rows">The cells by layer and candidate, in milliseconds; NaN if a candidate isn't allowed.</param>
/// <param name="Base">The time of the fixed stages, in milliseconds.</param>
internal sealed record MeasuredTable(
    string Space, string Fingerprint, ImageSize InputSize, int Classes, EquatableArray<EquatableArray<double>> Rows, double Base)
{
    /// <summary>Finds the reasons why this isn't the table of a space. If the fingerprint differs, that is the only fault.</summary>
    /// <param name="spec">The space, with its number of classes.</param>
    /// <param name="inputSize">The height and width of the image.</param>
    /// <returns>The faults, in the order of the file.</returns>
    public IEnumerable<MeasuredTableFault> FindFaults(SearchSpaceSpec spec, ImageSize inputSize)
    {
        if (Fingerprint != spec.Fingerprint)
            return
            [
                new(
                    TableMembers.Fingerprint,
                    $"it belongs to the space {Space} ({Fingerprint}), not to {spec.Name} ({spec.Fingerprint})"),
            ];
        return FindConditionFaults(spec, inputSize).Concat(FindRowFaults(spec));
    }

    /// <summary>Converts the cells to a table.</summary>
    /// <param name="metric">The metric.</param>
    /// <returns>The table.</returns>
    public InfoTable ToInfoTable(InfoMetric metric) => InfoTable.FromRows(metric, Rows.Select(row => row.AsEnumerable()));

    private IEnumerable<MeasuredTableFault> FindConditionFaults(SearchSpaceSpec spec, ImageSize inputSize)
    {
        if (InputSize != inputSize)
            yield return new(TableMembers.InputSize, $"it was measured at {InputSize} pixels, not at {inputSize}");
        if (Classes != spec.Classes)
            yield return new(TableMembers.Classes, $"it was measured with {Classes} classes, not with {spec.Classes}");
        if (double.IsNaN(Base) || double.IsInfinity(Base))
            yield return new(TableMembers.Base, "the time of the fixed stages isn't a number");
    }

    private IEnumerable<MeasuredTableFault> FindRowFaults(SearchSpaceSpec spec)
    {
        var shape = spec.ModelCfgShape;
        if (Rows.Count != shape.Rows)
            return [new(TableMembers.Rows, $"it has {Words.Count(Rows.Count, "row")}; the space has {spec.RowsInWords}")];
        return Enumerable.Range(0, shape.Rows).SelectMany(row => Rows[row].Count == shape.Columns
            ? Enumerable.Range(0, shape.Columns).Select(column => FindCellFault(spec, row, column)).OfType<MeasuredTableFault>()
            : [FindLengthFault(row, shape.Columns)]);
    }

    private MeasuredTableFault FindLengthFault(int row, int columns) =>
        new(
            TableMembers.Rows,
            $"row {row} has {Words.Count(Rows[row].Count, "cell")}; the space has {Words.Count(columns, "candidate")}",
            row);

    private MeasuredTableFault? FindCellFault(SearchSpaceSpec spec, int row, int column)
    {
        var (cell, isAllowed) = (Rows[row][column], spec.IsAllowed(row, column));
        var fault = cell switch
        {
            double.NaN => isAllowed ? "has no time" : null,
            _ when !isAllowed => "has a time, but isn't allowed there",
            < 0 or double.PositiveInfinity => FormattableString.Invariant($"takes {cell} ms; a time must be a finite number, at least 0"),
            _ => null,
        };
        return fault is null ? null : new(TableMembers.Rows, $"candidate {column} of {spec.NameOfRow(row)} {fault}", row, column);
    }
}
