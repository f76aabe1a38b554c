using Osnas.Benchmarks;

// The rows of docs/performance.md about costs: tables, one architecture, draws inside a budget, percentiles.
BenchRows.Write("Costs", [.. TableRows.Measure(), .. ArchitectureRows.Measure(), .. DrawRows.Measure(), .. StatisticsRows.Measure()]);
