using Osnas.Benchmarks;

// The rows of docs/performance.md about costs. With names of parts, only theirs.
BenchProgram.Run(
    "Costs",
    args,
    [
        ("tables", TableRows.Measure),
        ("architecture", ArchitectureRows.Measure),
        ("draws", DrawRows.Measure),
        ("statistics", StatisticsRows.Measure),
    ],
    CostLaws.All);
