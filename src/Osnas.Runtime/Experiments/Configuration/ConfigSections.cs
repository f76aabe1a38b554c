using Osnas.Criteria;
using Osnas.Data;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>Reads the sections that searches and trainings have in common.</summary>
internal sealed class ConfigSections(ConfigDocument document)
{
    private const string WarmupKey = "optim.warmup_epochs";

    private static readonly string[] FaceAgents = ["FRSearchAgent", "FREvaluateAgent"];

    /// <summary>Makes sure that the file is for this command.</summary>
    public void CheckAgent(string agent, string command, string otherAgent, string otherCommand)
    {
        const string Key = "agent.main_agent";
        var found = document.Text(Key);
        if (found == otherAgent)
            document.Error(Key, $"{otherAgent} is for the command {otherCommand}; {command} takes {agent}");
        else if (FaceAgents.Contains(found))
            document.Error(Key, $"{found} is about face recognition, which there isn't; {command} takes {agent}");
        else if (found is not null && found != agent)
            document.Error(Key, $"there is no agent {found}; {command} takes {agent}");
    }

    public string Space(string byDefault)
    {
        const string Key = "agent.search_space_agent";
        var name = document.Text(Key) ?? byDefault;
        if (name.Length == 0)
            document.Error(Key, $"{Key} is missing: name a search space; there are {Names()}");
        else if (SearchSpaces.Named(name) is [_, _, ..] several)
            document.Error(Key, $"there are several search spaces {name}; write a full name: {SearchSpaces.OneOf(several)}");
        else if (SearchSpaces.Find(name) is null)
            document.Error(Key, $"there is no search space {name}; {SimilarName.Ask(name, SearchSpaces.All.Select(space => space.Name))}there are {Names()}");
        return name;

        static string Names() => SearchSpaces.All is [] ? "none: no class with [SearchSpace] is in the assemblies that are loaded" : string.Join(", ", SearchSpaces.All.Select(space => space.Name));
    }

    /// <summary>Makes the keys known that only a search looks at: one file can be for both.</summary>
    public void IgnoreSearch()
    {
        document.Ignore("agent.training_strategy_agent", "agent.search_strategy_agent", "agent.hc_criterion_agent");
        document.Ignore("experiment_path.checkpoint_root_path", "experiment_path.best_checkpoint_path", "experiment_path.lookup_table_path");
        document.IgnoreSection("search_utility", "arch_optim", "generator");
    }

    /// <summary>The folder that runs have their folders in.</summary>
    public string? LogFolder() => document.Text("logs_path.logger_path");

    /// <summary>The folder of a run's curves for TensorBoard.</summary>
    public string? TensorBoard(string name) => document.Text("logs_path.writer_path") is { } folder ? Path.Combine(folder, name) : null;

    public int Seed(int byDefault) => document.Integer("train.random_seed", OptionRanges.Seed) ?? byDefault;

    public BatchNormOptions BatchNorm(BatchNormOptions defaults) => defaults with
    {
        Momentum = document.Number("train.bn_momentum", OptionRanges.Share) ?? defaults.Momentum,
        TrackRunningStats = document.Flag("train.bn_track_running_stats") ?? defaults.TrackRunningStats,
    };

    public CheckpointOptions Checkpoints(CheckpointOptions defaults)
    {
        const string KeepKey = "checkpoint.keep";
        var options = defaults with
        {
            EveryEpochs = document.Integer("checkpoint.every_epochs", OptionRanges.EpochsBetween) ?? defaults.EveryEpochs,
            KeepEveryEpochs = document.Integer("checkpoint.keep_every_epochs", OptionRanges.EpochsBetween) ?? defaults.KeepEveryEpochs,
            Keep = document.Integer(KeepKey, OptionRanges.Kept) ?? defaults.Keep,
        };
        if (options is { Keep: not null, KeepEveryEpochs: null })
            document.Error(KeepKey, $"{KeepKey} is about the checkpoints that stay; say after how many epochs one does, with checkpoint.keep_every_epochs");
        return options;
    }

    /// <summary>What teaches the networks that are trained from scratch.</summary>
    public DistillationOptions? Distillation(DistillationOptions? defaults)
    {
        const string TeacherKey = "criterion.teacher";
        var options = defaults ?? new();
        var (temperature, weight) = (document.Number("criterion.teacher_temperature", OptionRanges.Temperature), document.Number("criterion.teacher_weight", OptionRanges.Share));
        options = options with { Teacher = document.Text(TeacherKey) ?? options.Teacher, Temperature = temperature ?? options.Temperature, Weight = weight ?? options.Weight };
        if (options.Teacher.Length > 0)
            return options;
        if (temperature is not null || weight is not null)
            document.Error(TeacherKey, $"{TeacherKey} is missing: name the folder of a search or a training, whose network teaches");
        return null;
    }

    public DataOptions Data(DataOptions defaults)
    {
        const string SourceKey = "dataset.dataset_path";
        var source = document.Text(SourceKey) ?? defaults.Source;
        var format = document.Choice("dataset.dataset", ConfigNames.DataFormats) ?? defaults.Format;
        if (source.Length == 0)
            document.Error(SourceKey, $"{SourceKey} is missing: {DataSource.Known}");
        return defaults with
        {
            Source = source,
            Format = format,
            Label = document.Text("dataset.label") ?? defaults.Label,
            Classes = document.Integer("dataset.classes", OptionRanges.DataClasses) ?? defaults.Classes,
            InputSize = document.Integer("dataset.input_size", OptionRanges.ImageSize) ?? defaults.InputSize,
            Limit = document.Integer("dataset.limit", OptionRanges.Images) ?? defaults.Limit,
            Workers = document.Integer("dataset.num_workers", OptionRanges.Workers) ?? defaults.Workers,
            TrainPortion = document.Number("dataset.train_portion", OptionRanges.TrainPortion) ?? defaults.TrainPortion,
            VerifyData = document.Flag("dataset.verify_data") ?? defaults.VerifyData,
            SkipBadImages = document.Flag("dataset.skip_bad_images") ?? defaults.SkipBadImages,
            Augmentation = Augmentation() ?? defaults.Augmentation,
        };
    }

    /// <summary>How a network is trained. The keys are the same for supernets and models.</summary>
    public TrainingOptions Training(TrainingOptions defaults)
    {
        CheckDevice();
        var criterion = document.Choice("agent.criterion_agent", ConfigNames.Criteria);
        document.Ignore("criterion.hc_weight", "criterion.normalize", "criterion.margin", "criterion.embedding_channels", "criterion.training_classes");
        if (document.Number("criterion.alpha", OptionRanges.Weight) is { } alpha and not 1 && criterion == CriterionKind.Focal)
            document.Warn("criterion.alpha", $"the focal loss has no factor: {FormattableString.Invariant($"{alpha}")} is not used; it would be one of optim.lr");
        var options = defaults with
        {
            Epochs = document.Integer("train.epochs", OptionRanges.Epochs) ?? defaults.Epochs,
            BatchSize = document.Integer("dataset.batch_size", OptionRanges.BatchSize) ?? defaults.BatchSize,
            Criterion = criterion ?? defaults.Criterion,
            LabelSmoothing = document.Number("criterion.label_smoothing", OptionRanges.Share) ?? SmoothingOf(document.Text("agent.criterion_agent"), defaults),
            FocalGamma = document.Number("criterion.gamma", OptionRanges.Exponent) ?? defaults.FocalGamma,
            Optimizer = document.Choice("optim.optimizer", ConfigNames.Optimizers) ?? defaults.Optimizer,
            LearningRate = document.Number("optim.lr", OptionRanges.LearningRate) ?? defaults.LearningRate,
            WeightDecay = document.Number("optim.weight_decay", OptionRanges.Weight) ?? defaults.WeightDecay,
            Momentum = document.Number("optim.momentum", OptionRanges.Share) ?? defaults.Momentum,
            Alpha = document.Number("optim.alpha", OptionRanges.Decay) ?? defaults.Alpha,
            Beta = document.Number("optim.beta", OptionRanges.Decay) ?? defaults.Beta,
            MaxGradientNorm = document.Number("optim.max_gradient_norm", OptionRanges.Norm) ?? defaults.MaxGradientNorm,
            Schedule = document.Choice("optim.scheduler", ConfigNames.Schedules) ?? defaults.Schedule,
            ScheduleEpochs = document.Integer("optim.decay_step", OptionRanges.EpochsBetween) ?? defaults.ScheduleEpochs,
            ScheduleFactor = document.Number("optim.decay_ratio", OptionRanges.Factor) ?? defaults.ScheduleFactor,
            WarmupEpochs = document.Integer(WarmupKey, OptionRanges.Epochs) ?? defaults.WarmupEpochs,
        };
        if (options.Epochs > 0 && options.WarmupEpochs >= options.Epochs)
            document.Error(WarmupKey, $"{options.WarmupEpochs} epochs of warm-up leave none of {options.Epochs} to train at the full learning rate; write less, or raise train.epochs");
        return options;
    }

    private static double SmoothingOf(string? criterion, TrainingOptions defaults) => criterion switch
    {
        null => defaults.LabelSmoothing,
        "LabelSmoothingCrossEntropy" => 0.1,
        _ => 0,
    };

    private AugmentationOptions? Augmentation()
    {
        var options = new AugmentationOptions
        {
            CropPadding = document.Integer("augmentation.crop_padding", OptionRanges.Pixels) ?? 0,
            ResizedCropScale = document.Number("augmentation.resized_crop_scale", OptionRanges.Share) ?? 0,
            HorizontalFlip = document.Flag("augmentation.horizontal_flip") ?? false,
            CutoutSize = document.Integer("augmentation.cutout_size", OptionRanges.Pixels) ?? 0,
            MixupAlpha = document.Number("augmentation.mixup_alpha", OptionRanges.Exponent) ?? 0,
        };
        if (options is { CropPadding: > 0, ResizedCropScale: > 0 })
            document.Error("augmentation.resized_crop_scale", "images are cropped either with a padding or resized: leave out augmentation.crop_padding or augmentation.resized_crop_scale");
        return document.HasSection("augmentation") ? options : null;
    }

    private void CheckDevice()
    {
        const string DeviceKey = "train.device";
        if (document.Text(DeviceKey) is { } device && device != "cpu")
            document.Warn(DeviceKey, $"networks are trained on the CPU; {device} is not used");
        if (document.Integer("train.ngpu", OptionRanges.Workers) is > 1)
            document.Warn("train.ngpu", "networks are trained on the CPU; no GPU is used");
    }
}
