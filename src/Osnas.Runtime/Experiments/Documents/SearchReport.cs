using System.Text.Json.Serialization;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>The result of a search and its comparison.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="InputSize">The height and width of the images.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Budget">The budget in words.</param>
/// <param name="Blocks">The descriptions of the winner's blocks, layer by layer.</param>
/// <param name="Winner">The winner.</param>
/// <param name="Others">The other trained architectures, each once.</param>
/// <param name="Candidates">The number of architectures that the search evaluated.</param>
/// <param name="Top">The candidates with the greatest fitness, the best first.</param>
/// <param name="ParetoFront">The candidates that no other candidate beats in both fitness and cost, from the fittest to the
/// cheapest.</param>
/// <param name="Ranking">How well the fitness ranks the winner and the other trained architectures.</param>
/// <param name="Output">The folder of the run's files.</param>
/// <param name="InBudget">The exact number of architectures that meet the budget; null if it is unknown.</param>
public sealed record SearchReport(
    string Space,
    string Fingerprint,
    ImageSize InputSize,
    int Classes,
    int Seed,
    string Budget,
    IReadOnlyList<string> Blocks,
    ReportRow Winner,
    IReadOnlyList<ReportRow> Others,
    int Candidates,
    IReadOnlyList<CandidateDocument> Top,
    IReadOnlyList<CandidateDocument> ParetoFront,
    RankingDocument Ranking,
    string Output,
    string? InBudget = null) : IReadDocument
{
    bool IReadDocument.IsWhole =>
        Others is not null && Others.Prepend(Winner).All(row => row is { IsWhole: true })
        && Trust is null or { Ranking: not null, Flops: not null, Params: not null }
        && (SetAside is null || SetAside.All(one => one is { Architecture: not null, Error: not null }))
        && DeviceDocument.AreWhole(Devices);

    /// <summary>The name of the fitness that the search maximized; null for the accuracy with the supernet's weights.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Fitness { get; init; }

    /// <summary>The requested number of random architectures to compare the winner with. The budget may have fewer.</summary>
    public int Baselines { get; init; }

    /// <summary>
    /// The requested number of best candidates to train, including the winner. The search may have found fewer. 0 in a report
    /// of Osnas 0.4.0 or earlier, which trained the winner alone.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Finalists { get; init; }

    /// <summary>The comparison of the winner with the random architectures; null in a report of Osnas 0.3 or earlier.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ComparisonDocument? Comparison { get; init; }

    /// <summary>How far the supernet can be trusted; null in a report of Osnas 0.3 or earlier.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TrustDocument? Trust { get; init; }

    /// <summary>
    /// How well the model of the strategy predicts the fitness of candidates: Kendall's tau in a cross-validation with five
    /// parts. A model that is fitted to four parts predicts the fifth. Null if the strategy has no model.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RankingDocument? Prediction { get; init; }

    /// <summary>How well the architecture generator meets its targets; null without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GeneratorQuality? Generator { get; init; }

    /// <summary>The evaluations on shares of the validation images; null if every candidate was evaluated on all of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PartialDocument? Partial { get; init; }

    /// <summary>
    /// The metrics of <see cref="ParetoFront"/> besides the fitness, such as <c>flops</c>; null in a report of Osnas 0.4.0 or earlier.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? FrontMetrics { get; init; }

    /// <summary>The initial weights of the winner and of the other trained architectures.</summary>
    public ModelOrigin ModelFrom { get; init; }

    /// <summary>The devices that computed the run, in order; null in a report of Osnas 0.3.0, which had only the CPU.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DeviceDocument>? Devices { get; init; }

    /// <summary>Whether the result depends on the order in which workers answered. Such a run can't be repeated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Asynchronous { get; init; }

    /// <summary>The architectures that no worker could evaluate; null if there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SetAsideDocument>? SetAside { get; init; }

    /// <summary>
    /// The devices and processors of the workers, if they differed; null if all were the same as those of the coordinator.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Workers { get; init; }

    /// <summary>
    /// The number of random architectures that the winner is compared with, including those that are also the cheapest or the
    /// most expensive.
    /// </summary>
    [JsonIgnore]
    public int RandomCount => Random(Others).Count();

    /// <summary>Why there are fewer random architectures than were asked for, in words; null if there aren't.</summary>
    [JsonIgnore]
    internal string? FewerRandom => RandomCount < Baselines
        ? $"{(RandomCount == 0 ? "no random architectures" : Words.Count(RandomCount, "random architecture"))}, not {Baselines}: "
            + (Budget == LookUpTables.Budget.None ? "the space has no others" : "no others meet the budget")
        : null;

    /// <summary>Which of the finalists is the best, in words; null if the winner alone was trained, or without validation images.</summary>
    [JsonIgnore]
    internal string? FinalistText
    {
        get
        {
            ReportRow[] finalists = [Winner, .. Others.Where(row => row.Parts.Any(NetworkNames.IsFinalist))];
            if (finalists.Length == 1 || Winner.ValidationAccuracy is not { } own
                || finalists.MaxBy(row => row.ValidationAccuracy) is not { ValidationAccuracy: { } most } best)
                return null;
            return $"{finalists.Length} finalists: {best.Name} has the greatest validation accuracy after training, "
                + Quantity.Percent(most)
                + (best == Winner ? string.Empty : $" (the winner: {Quantity.Percent(own)})");
        }
    }

    /// <summary>What is to be known of a search whose work was done by workers, in words.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> WorkerNotes =>
    [
        .. Asynchronous ? (string[])["asynchronous: the result depends on which worker answered first, and can't be repeated"] : [],
        .. Workers is null
            ? (string[])[]
            : [$"computed on several kinds of machines, so that a repetition can differ: {string.Join("; ", Workers)}"],
        .. SetAside?.Select(one => $"set aside, because no worker could evaluate it: {one.Name} ({one.Error})") ?? [],
    ];

    /// <summary>What the search maximized, in words.</summary>
    [JsonIgnore]
    internal string Maximized => Fitness ?? "supernet accuracy";

    /// <summary>What the front is, in a sentence; null if there is none, or if its metrics aren't known.</summary>
    [JsonIgnore]
    internal string? FrontText => this is { FrontMetrics: { Count: > 0 } metrics, ParetoFront: { Count: > 0 } front }
        ? $"The front of {Maximized} and {string.Join(" and ", metrics.Select(metric => MetricCatalog.Find(metric)?.Unit ?? metric))} has "
            + $"{NumberText.Count(front.Count, "architecture")}: no candidate is better in one without being worse in another."
        : null;

    /// <summary>How the winner and the others were trained, in words.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> TrainingWords =>
    [
        ModelFrom switch
        {
            ModelOrigin.Scratch => "from scratch",
            ModelOrigin.Supernet => "fine-tuned",
            _ => throw new InvalidOperationException($"The origin {ModelFrom} is unknown."),
        },
        .. Winner.Trainings.Count is > 1 and var trainings ? (string[])[$"mean of {trainings}"] : [],
    ];

    /// <summary>The random architectures among the rows of a report.</summary>
    internal static IEnumerable<ReportRow> Random(IEnumerable<ReportRow> rows) => rows.Where(row => row.Parts.Any(NetworkNames.IsRandom));

    /// <summary>Finds the row of a trained network.</summary>
    /// <param name="name">The role of the network in the comparison.</param>
    /// <param name="architecture">The expected architecture.</param>
    /// <returns>The row, or null if no row has that role and architecture.</returns>
    public ReportRow? FindRow(string name, Architecture architecture) =>
        Others.Prepend(Winner).FirstOrDefault(row => row.Name == name && row.Architecture.SequenceEqual(architecture));
}
