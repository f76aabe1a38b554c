using Osnas.Graph;
using Osnas.LookUpTables;
using Osnas.Modules;
using Osnas.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Latency;

/// <summary>
/// Measures the latency of a search space on a device of this machine. First, it times each block alone, in evaluation mode and
/// without gradients, on the feature map that the block has in the network. Then it times whole networks, and fits the sums of
/// block times to them.
/// </summary>
public sealed class LatencyMeasurement
{
    private readonly SearchSpaceRegistration _space;
    private readonly BaseLookUpTable _table;
    private readonly LatencyOptions _options;
    private readonly SelectedDevice _device;
    private readonly WorkTimer _timer;
    private readonly IProgress<LatencyStep>? _progress;
    private readonly CancellationToken _cancellation;

    // Layers of one shape have the same blocks on the same feature maps.
    private readonly Dictionary<(LayerCfg Layer, TensorShape Input, int Candidate), Timing> _known = [];
    private readonly SpaceGraph _graph;
    private readonly int _total;
    private int _done;

    private LatencyMeasurement(
        SearchSpaceRegistration space,
        BaseLookUpTable table,
        LatencyOptions options,
        SelectedDevice device,
        WorkTimer timer,
        IProgress<LatencyStep>? progress,
        CancellationToken cancellation)
    {
        _space = space;
        _table = table;
        _options = options;
        _device = device;
        _timer = DeviceTimer.Create(timer, device.Device);
        _progress = progress;
        _cancellation = cancellation;
        _graph = SpaceGraph.Build(table.Spec, table.InputSize);
        _total = CountMeasurements();
    }

    private SearchSpaceSpec Spec => _table.Spec;

    /// <summary>The batch sizes of whole networks: first that of the table, which the fit is about.</summary>
    private int[] BatchSizes => _options.BatchSize == 1 ? [1] : [_options.BatchSize, 1];

    /// <summary>Measures the latency of a space. Afterwards, torch's number of threads is as before.</summary>
    /// <param name="space">The search space.</param>
    /// <param name="table">The look-up table that the latency is for. It determines the input size and the number of classes.</param>
    /// <param name="options">The options of the measurement.</param>
    /// <param name="timer">The clock; null for the clock of the machine.</param>
    /// <param name="progress">Receives the progress after each block and network.</param>
    /// <param name="cancellation">Cancels between two of them.</param>
    /// <returns>The measured table.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or a batch of images would be too large.</exception>
    /// <exception cref="DeviceMemoryException">The device has too little memory for a batch.</exception>
    /// <exception cref="NotSupportedException">The device can't be used.</exception>
    /// <exception cref="OperationCanceledException">The measurement was stopped.</exception>
    public static LatencyTable Run(
        SearchSpaceRegistration space,
        BaseLookUpTable table,
        LatencyOptions options,
        WorkTimer? timer = null,
        IProgress<LatencyStep>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Check();
        ImageMemory.Check(options.BatchSize, table.Spec.InputChannels, table.InputSize);
        var device = DeviceSelection.Select(options.Device);
        var before = get_num_threads();
        if (options.Threads is { } threads)
            set_num_threads(threads);
        try
        {
            using var noGrad = no_grad();
            using var seeded = TorchSeed.Use(options.Seed, "latency");
            return LatencyMemory.Of(space, table, options.BatchSize, device.Device).Run(
                () => new LatencyMeasurement(space, table, options, device, timer ?? Timing.Stopwatch, progress, cancellation).Run());
        }
        finally
        {
            set_num_threads(before);
        }
    }

    private LatencyTable Run()
    {
        var (cells, fixedStages) = MeasureBlocks();
        var sums = InfoTable.FromRows(InfoMetric.Latency, cells.Select(row => row.Select(cell => cell?.Median ?? double.NaN)));
        var architectures = DrawNetworks();
        var times = BatchSizes.Select(batchSize => MeasureNetworks(architectures, batchSize)).ToArray();
        (double Sum, double Measured)[] networks =
            [.. architectures.Zip(times[0], (architecture, time) => (fixedStages + sums.Sum(architecture), time))];
        var fit = LatencyFit.Of(networks);
        var shape = Spec.ModelCfgShape;
        return new(
            Spec.Name,
            Spec.Fingerprint,
            _table.InputSize,
            Spec.Classes,
            [shape.Rows, shape.Columns],
            ToRows(cells, timing => fit.Scale * timing.Median),
            (fit.Scale * fixedStages) + fit.Offset,
            ToRows(cells, timing => timing.Spread),
            fit,
            _options.BatchSize,
            get_num_threads(),
            _options.Warmup,
            _options.Repetitions,
            MeasuringDevice.Of(_device),
            Library.Version)
        {
            Networks = [.. BatchSizes.Zip(times, (batchSize, measured) => new NetworkLatency(batchSize, Timing.MedianOf(measured)))],
        };
    }

    private Tensor CreateImages(int batchSize) => TensorFactory.Normal(
        [batchSize, Spec.InputChannels, _table.InputSize.Height, _table.InputSize.Width], _device.Device);

    /// <summary>The times of all candidates, and the time of the fixed stages.</summary>
    private (Timing?[][] Cells, double FixedStages) MeasureBlocks()
    {
        using var images = CreateImages(_options.BatchSize);
        using var supernet = _space.CreateSupernet(Spec.Classes, null, _device.Device);
        supernet.eval();
        var fixedStages = 0.0;
        var cells = new Timing?[Spec.ModelCfgShape.Rows][];
        var map = MemoryLayout.ToChannelsLast(images);
        foreach (var (block, position) in supernet.Modules.Select((block, position) => (block, position)))
        {
            var layer = position - Spec.MacroCfg.First.Count;
            if (layer >= 0 && layer < supernet.Layers.Count)
                Array.Fill(cells, MeasureLayer(layer, supernet.Layers[layer], map), layer * Spec.RowsPerLayer, Spec.RowsPerLayer);
            else
                fixedStages += Measure($"fixed block {(layer < 0 ? position : position - supernet.Layers.Count)}", block, map).Median;
            var next = block.call(map);
            map.Dispose();
            map = next;
        }

        map.Dispose();
        return (cells, fixedStages);
    }

    /// <summary>The times of the candidates of a layer, or of one of its sub-blocks.</summary>
    private Timing?[] MeasureLayer(int layer, BaseSuperlayer superlayer, Tensor map)
    {
        var timings = new Timing?[Spec.MicroCfg.Count];
        foreach (var candidate in Spec.AllowedCandidates(layer * Spec.RowsPerLayer))
        {
            if (Spec.LeavesOut(candidate))
            {
                timings[candidate] = default(Timing);
                continue;
            }

            var key = Key(layer, candidate);
            if (!_known.TryGetValue(key, out var timing))
                _known.Add(key, timing = MeasureCandidate(layer, candidate, superlayer, map));
            timings[candidate] = timing;
        }

        return timings;
    }

    /// <summary>The time of a candidate; where it isn't the whole layer, a share of the layer whose rows all choose it.</summary>
    private Timing MeasureCandidate(int layer, int candidate, BaseSuperlayer superlayer, Tensor map)
    {
        if (Spec.Form.CandidateIsLayer)
            return Measure($"layer {layer}, {Spec.MicroCfg[candidate]}", superlayer.Candidates[candidate]!, map);
        var count = Spec.RowsPerLayer;
        using var block = BlockModule.Create(Spec, layer, [.. Enumerable.Repeat(candidate, count)], device: _device.Device);
        block.eval();
        var timing = Measure($"layer {layer}, {count} {Spec.Form.RowNoun}s {Spec.MicroCfg[candidate]}", block, map);
        return new(timing.Median / count, timing.Spread / count);
    }

    private Architecture[] DrawNetworks()
    {
        var architectures = new UniformArchitectures(Spec);
        var random = RandomSource.Create(_options.Seed, "latency networks");
        return [.. Enumerable.Range(0, _options.Networks).Select(_ => architectures.Draw(random))];
    }

    /// <summary>The median times of whole networks.</summary>
    private double[] MeasureNetworks(Architecture[] architectures, int batchSize)
    {
        using var images = CreateImages(batchSize);
        var batch = batchSize == _options.BatchSize ? string.Empty : $", batch of {batchSize}";
        var times = new double[architectures.Length];
        for (var network = 0; network < times.Length; network++)
        {
            using var model = _space.CreateModel(architectures[network], Spec.Classes, null, _device.Device);
            model.eval();
            times[network] = Measure($"network {architectures[network]}{batch}", model, images).Median;
        }

        return times;
    }

    private Timing Measure(string what, nn.Module<Tensor, Tensor> module, Tensor input)
    {
        _cancellation.ThrowIfCancellationRequested();
        var timing = Timing.Measure(() => module.call(input).Dispose(), _options.Warmup, _options.Repetitions, _timer);
        _progress?.Report(new(++_done, _total, what, timing));
        return timing;
    }

    private int CountMeasurements()
    {
        var layers = Enumerable.Range(0, Spec.MacroCfg.Search.Count);
        var candidates = layers.SelectMany(
            layer => Spec.AllowedCandidates(layer * Spec.RowsPerLayer).Where(candidate => !Spec.LeavesOut(candidate))
                .Select(candidate => Key(layer, candidate)));
        return Spec.MacroCfg.First.Count + candidates.Distinct().Count() + Spec.MacroCfg.Last.Count
            + (BatchSizes.Length * _options.Networks);
    }

    private (LayerCfg Layer, TensorShape Input, int Candidate) Key(int layer, int candidate) =>
        (Spec.MacroCfg.Search[layer], _graph.LayerInputs[layer], candidate);

    private static double?[][] ToRows(Timing?[][] cells, Func<Timing, double> value) =>
        [.. cells.Select(row => row.Select(cell => cell is { } timing ? value(timing) : (double?)null).ToArray())];
}
