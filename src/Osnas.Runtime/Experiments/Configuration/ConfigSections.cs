using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>Reads the keys of OSNASLib that are no options here, or that follow from several.</summary>
internal sealed class ConfigSections(ConfigDocument document)
{
    private const string BudgetFlag = "--budget";
    private const string TargetKey = "search_utility.target_hc";

    // Of two units, the smaller one is at least a thousandth: a target in the wrong one limits nothing, by this factor.
    private const double LeastFactor = 1000;

    private static readonly string[] FaceAgents = ["FRSearchAgent", "FREvaluateAgent"];

    /// <summary>Makes sure that the file is for this command.</summary>
    public void CheckAgent(string agent, string command, string otherAgent, string otherCommand)
    {
        const string Key = "agent.main_agent";
        var found = document.Text(Key);
        if (found == otherAgent)
            document.Error(Key, $"{otherAgent} is for the command {otherCommand}; {command} takes {agent}");
        else if (FaceAgents.Contains(found))
            document.Error(Key, $"{found} is for face recognition, which Osnas doesn't support; {command} takes {agent}");
        else if (found is not null && found != agent)
            document.Error(Key, $"there is no agent {found}; {command} takes {agent}");
    }

    /// <summary>Makes the keys known that have no effect.</summary>
    public void IgnoreUnused()
    {
        document.Ignore("criterion.hc_weight", "criterion.normalize", "criterion.margin");
        document.Ignore("criterion.embedding_channels", "criterion.training_classes");
        document.Ignore("experiment_path.checkpoint_root_path", "experiment_path.best_checkpoint_path");
        document.Ignore("experiment_path.lookup_table_path");
        const string AlphaKey = "criterion.alpha";
        if (document.Number(AlphaKey, OptionRanges.Weight) is { } alpha and not 1 && document.Text("agent.criterion_agent") == "FocalLoss")
            document.Warn(
                AlphaKey, FormattableString.Invariant($"the focal loss has no factor, so {alpha} is not used; scale optim.lr instead"));
    }

    /// <summary>
    /// The device, by its own key or by the number of GPUs, which decides what <c>auto</c> leaves open. A device of the command line
    /// goes before the number of a file.
    /// </summary>
    /// <param name="declaration">The option of the device.</param>
    /// <param name="device">Its value.</param>
    public ComputeDevice Device(OptionDeclaration declaration, ComputeDevice device)
    {
        const string GpuKey = "train.ngpu";
        if (document.Integer(GpuKey, OptionRanges.Workers) is not { } gpus
            || (document.IsOnCommandLine(declaration) && !document.IsOnCommandLine(GpuKey)))
            return device;
        if (gpus > 1)
            document.Error(
                GpuKey,
                FormattableString.Invariant($"{GpuKey} is {gpus}, but a run uses one GPU: TorchSharp has no data-parallel training. ")
                + "Write 1, and start one run for each GPU, with --device cuda:0, --device cuda:1 and so on");
        else if (document.Find(declaration) is null || device == ComputeDevice.Auto)
            return gpus == 0 ? ComputeDevice.Cpu : ComputeDevice.Cuda();
        else if ((device == ComputeDevice.Cpu) != (gpus == 0))
            document.Error(
                GpuKey,
                $"{GpuKey} {gpus} is {(gpus == 0 ? "the CPU" : "a GPU")}, but {document.Find(declaration)}; remove one of them");
        return device;
    }

    /// <summary>
    /// A strategy with the weight of its hardware loss: costs count in the range of the space, and OSNASLib's in its unit.
    /// </summary>
    public SearcherOptions ScaleHardwareWeight(SearcherOptions searcher, SearchOptions options)
    {
        const string OptimizerKey = "arch_optim.a_optimizer";
        if (document.Text(OptimizerKey) is { } optimizer && !string.Equals(optimizer, "adam", StringComparison.OrdinalIgnoreCase))
            document.Warn(OptimizerKey, $"architecture parameters are trained with Adam; {optimizer} is not used");
        if (document.Number(IHasHardwareLoss.WeightKey, OptionRanges.Weight) is not { } weight || searcher is not IHasHardwareLoss loss)
            return searcher;
        var metric = Metric();
        var hasNoRange = MetricCatalog.Of(metric).IsMeasured || loss.Criterion == HardwareCriterion.LogRatio;
        if (hasNoRange || SearchSpaces.Find(options.Space) is not { } space)
            return loss.WithHardwareWeight(weight);
        var statistics = Table(space, options).GetStatistics(metric);
        var units = (statistics.Max - statistics.Min) / ConfigMetrics.UnitOf(metric);
        return loss.WithHardwareWeight(loss.Criterion == HardwareCriterion.SquaredError ? weight * units * units : weight * units);
    }

    /// <summary>The budget: that of the command line, or else all that the file says of it; null if neither says anything.</summary>
    public IReadOnlyList<ConstraintCfg>? Budget()
    {
        const string TextsKey = "search_utility.budgets";
        const string LowestKey = "search_utility.lower_hc";
        var metric = Metric();
        var unit = ConfigMetrics.UnitOf(metric);
        if (document.FindFlag(BudgetFlag) is { } flag)
        {
            document.Ignore(TextsKey, TargetKey, LowestKey);
            return [.. flag.Words.Select(ConstraintText.Parse)];
        }

        var target = document.Number(TargetKey, OptionRanges.Cost, metric);
        var lowest = document.Number(LowestKey, OptionRanges.Cost, metric);
        List<ConstraintCfg> constraints = [];
        if (lowest > target)
            document.Error(LowestKey, $"{LowestKey} is above {TargetKey}: no cost is at least {lowest} and at most {target}");
        else if (target is not null || lowest is not null)
            constraints.Add(new(metric, target * unit ?? double.PositiveInfinity, lowest * unit ?? double.NegativeInfinity));
        foreach (var text in document.Texts(TextsKey))
        {
            try
            {
                constraints.Add(ConstraintText.Parse(text));
            }
            catch (FormatException exception)
            {
                document.Error(TextsKey, exception.Message);
            }
        }

        return constraints.Count == 0 ? null : constraints;
    }

    /// <summary>Warns of a target that is so far above all costs of the space that it is in another unit than the key.</summary>
    public void WarnOfUnit(SearchOptions options)
    {
        var metric = MetricCatalog.Of(Metric());
        if (metric.IsMeasured || document.FindFlag(BudgetFlag) is not null || SearchSpaces.Find(options.Space) is not { } space
            || document.Number(TargetKey, OptionRanges.Cost, metric.Metric) is not { } target)
            return;
        var most = Table(space, options).GetStatistics(metric.Metric).Max;
        if (target * metric.ConfigUnit >= LeastFactor * most)
            document.Warn(
                TargetKey,
                $"{TargetKey} {NumberRange.Format(target)} is {metric.Format(target * metric.ConfigUnit)} {metric.Unit}, and no "
                + $"architecture has more than {metric.Format(most)}: the key is in {metric.ConfigUnitName}");
    }

    private static BaseLookUpTable Table(SearchSpaceRegistration space, SearchOptions options) =>
        space.CreateLookUpTable(options.Data.InputSize ?? space.Spec.InputSize, options.Data.Classes ?? space.Spec.Classes);

    private InfoMetric Metric() => document.Choice(ConfigMetrics.Key, ConfigMetrics.Names) ?? InfoMetric.Flops;
}
