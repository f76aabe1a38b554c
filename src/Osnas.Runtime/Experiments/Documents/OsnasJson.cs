using System.Text.Json.Serialization;
using Osnas.Data;
using Osnas.Export;
using Osnas.LookUpTables;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>The documents of runs and commands that Osnas reads and writes as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(ConstraintConverter), typeof(ImageSizeConverter), typeof(LowerCaseNames<InputType>)])]
[JsonSerializable(typeof(ArchitectureDocument))]
[JsonSerializable(typeof(CostDocument))]
[JsonSerializable(typeof(DataDocument))]
[JsonSerializable(typeof(DataOptions))]
[JsonSerializable(typeof(DataReport))]
[JsonSerializable(typeof(TableDocument))]
[JsonSerializable(typeof(IReadOnlyList<TableDocument>))]
[JsonSerializable(typeof(IReadOnlyList<SpaceDocument>))]
[JsonSerializable(typeof(IReadOnlyList<PresetDocument>))]
[JsonSerializable(typeof(EvaluateReport))]
[JsonSerializable(typeof(ExportReport))]
[JsonSerializable(typeof(PredictReport))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(JobProgress))]
[JsonSerializable(typeof(JobResult))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(RunHead))]
[JsonSerializable(typeof(RunPlan))]
[JsonSerializable(typeof(IReadOnlyList<RunSummary>))]
[JsonSerializable(typeof(SearcherOptions))]
[JsonSerializable(typeof(SearchOptions))]
[JsonSerializable(typeof(SearchReport))]
[JsonSerializable(typeof(SpaceOutline))]
[JsonSerializable(typeof(TimesDocument))]
[JsonSerializable(typeof(CommandDocument))]
[JsonSerializable(typeof(System.Text.Json.JsonElement))]
[JsonSerializable(typeof(IReadOnlyList<ThumbnailDocument>))]
[JsonSerializable(typeof(TrainOptions))]
[JsonSerializable(typeof(TrainReport))]
[JsonSerializable(typeof(VersionDocument))]
[JsonSerializable(typeof(WorkOrder))]
internal sealed partial class OsnasJson : JsonSerializerContext;
