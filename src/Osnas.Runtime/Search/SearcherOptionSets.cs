using Osnas.Options;

namespace Osnas.Search;

/// <summary>The options that several searchers have: name, description, flag and key of each are declared here.</summary>
internal static class SearcherOptionSets
{
    /// <summary>The number of architectures that a search evaluates unless it is told another; random search has its own.</summary>
    public const int DefaultEvaluations = 330;

    private const string EvaluationsName = "Evaluations";
    private const string EvaluationsDescription = "The number of architectures to evaluate";
    private const string EvaluationsFlag = "--iterations";

    private const int ManyEvaluationsOfModel = 1000;

    private static readonly string[] EvaluationsKeys = ["search_utility.evaluation_num"];

    /// <summary>Adds the number of architectures to evaluate.</summary>
    public static OptionSet<TOptions> Evaluations<TOptions>(
        this OptionSet<TOptions> declared, Func<TOptions, int> get, Func<TOptions, int, TOptions> set)
        where TOptions : class =>
        declared.Whole(
            EvaluationsName, OptionRanges.Evaluations, get, set, EvaluationsDescription, EvaluationsFlag, EvaluationsKeys);

    /// <summary>Adds the number of architectures to evaluate, which may follow from other options.</summary>
    public static OptionSet<TOptions> Evaluations<TOptions>(
        this OptionSet<TOptions> declared, Func<TOptions, int?> get, Func<TOptions, int?, TOptions> set)
        where TOptions : class =>
        declared.Whole(
            EvaluationsName, OptionRanges.Evaluations, get, set, EvaluationsDescription, EvaluationsFlag, EvaluationsKeys);

    /// <summary>Adds the number of generations.</summary>
    public static OptionSet<TOptions> Generations<TOptions>(
        this OptionSet<TOptions> declared, Func<TOptions, int?> get, Func<TOptions, int?, TOptions> set)
        where TOptions : class =>
        declared.Whole(
            "Generations", OptionRanges.Generations, get, set,
            "Generations after the first population [default: as many as the evaluations allow]",
            "--generations", ["search_utility.generation_num"]);

    /// <summary>Adds the size of the population.</summary>
    public static OptionSet<TOptions> Population<TOptions>(
        this OptionSet<TOptions> declared, NumberRange range, Func<TOptions, int?> get, Func<TOptions, int?, TOptions> set)
        where TOptions : class =>
        declared.Whole(
            "Population", range, get, set, "Architectures in the population [default: follows from the number of evaluations]",
            "--population", ["search_utility.population_num"]);

    /// <summary>Adds the number of random architectures at the start of a local search.</summary>
    public static OptionSet<TOptions> Starts<TOptions>(
        this OptionSet<TOptions> declared, Func<TOptions, int?> get, Func<TOptions, int?, TOptions> set)
        where TOptions : class =>
        declared.Whole(
            "Starts", OptionRanges.Members, get, set,
            "Random architectures at the start; 10 by default, or a fifth of the evaluations if that is less",
            flag: null, ["search_utility.start_num"]);

    /// <summary>Adds the costs of a front.</summary>
    public static OptionSet<TOptions> FrontMetrics<TOptions>(
        this OptionSet<TOptions> declared,
        Func<TOptions, IReadOnlyList<InfoMetric>> get,
        Func<TOptions, IReadOnlyList<InfoMetric>, TOptions> set)
        where TOptions : class =>
        declared.Choices(
            "Metrics", get, set, "Costs of the front, besides the accuracy; several with commas: flops,params",
            "--front-metrics", ["search_utility.front_metrics"]);

    /// <summary>Adds the number of architectures that a model proposes at a time.</summary>
    public static OptionSet<TOptions> Batch<TOptions>(
        this OptionSet<TOptions> declared, Func<TOptions, int> get, Func<TOptions, int, TOptions> set)
        where TOptions : class =>
        declared.Whole(
            "Batch", OptionRanges.Members, get, set, "Architectures that the model proposes at a time",
            flag: null, ["search_utility.proposal_num"]);

    /// <summary>Adds the doubt that a model takes long to learn from so many evaluations.</summary>
    public static OptionSet<TOptions> DoubtOfManyEvaluations<TOptions>(this OptionSet<TOptions> declared, Func<TOptions, int> evaluations)
        where TOptions : class =>
        declared.Doubt(EvaluationsName, (options, _) => evaluations(options) > ManyEvaluationsOfModel
            ? "in a large space, the time of the model grows with the cube of the evaluations, "
                + $"and its parameters stay as they are after {KernelFit.MostFitted}"
            : null);

    /// <summary>Adds the rule that the evaluations include the first architectures.</summary>
    /// <param name="declared">The set.</param>
    /// <param name="evaluations">The number of evaluations; null if it follows from other options.</param>
    /// <param name="first">The name of the option with the number of first architectures.</param>
    /// <param name="count">That number; null if it follows from other options.</param>
    public static OptionSet<TOptions> EvaluationsInclude<TOptions>(
        this OptionSet<TOptions> declared, Func<TOptions, int?> evaluations, string first, Func<TOptions, int?> count)
        where TOptions : class =>
        declared.Rule(EvaluationsName, (options, describe) => evaluations(options) < count(options)
            ? $"{describe(EvaluationsName)} is less than {describe(first)}"
            : null);
}
