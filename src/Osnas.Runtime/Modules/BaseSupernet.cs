using Osnas.Graph;
using Osnas.LookUpTables;
using Osnas.Modules;
using Osnas.Search;
using Osnas.Spaces;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas;

/// <summary>
/// The base class of supernets. A supernet contains all architectures of a search space in one network, with shared weights
/// (one-shot search, arXiv:1904.00420).
/// </summary>
/// <remarks><c>forward</c> takes images <c>[N, InputChannels, H, W]</c> and returns logits <c>[N, Classes]</c>.</remarks>
public abstract class BaseSupernet : nn.Module<Tensor, Tensor>
{
    private const double InitialDeviation = 1e-3;

    private readonly BaseSuperlayer[] _layers;
    private readonly ModuleChain _chain;
    private readonly Tensor?[] _archParam;
    private readonly Lazy<bool> _hasOnlyKnownCode;

    /// <summary>Builds the supernet of a space.</summary>
    /// <param name="spec">The search space.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <param name="device">The device of the weights; null for the CPU.</param>
    /// <exception cref="SearchSpaceException">A block can't be built.</exception>
    protected BaseSupernet(SearchSpaceSpec spec, BatchNormOptions? batchNorm, Device? device = null)
        : base(NativeDependency.Libtorch.LoadFor(spec.Name))
    {
        Spec = spec;
        BatchNorm = batchNorm ?? BatchNormOptions.Default;
        Device = device ?? Devices.Host;
        var graph = SpaceGraph.Build(spec);
        _layers = [.. Enumerable.Range(0, spec.MacroCfg.Search.Count).Select(layer => ConstructSuperlayer(layer, BatchNorm))];
        _archParam = new Tensor?[spec.ModelCfgShape.Rows];
        _chain = new(this, graph, _layers, BatchNorm, Device);
        _hasOnlyKnownCode = new(() => KnownCode.IsAllOf(this));
    }

    /// <summary>The search space, with the number of classes of this supernet.</summary>
    public SearchSpaceSpec Spec { get; }

    /// <summary>How batch norms keep their statistics.</summary>
    public BatchNormOptions BatchNorm { get; }

    /// <summary>The device on which the supernet was built. A derived class builds its own modules there.</summary>
    public Device Device { get; }

    /// <summary>
    /// The shape of the architecture parameters: a row per search layer (or per sub-block of each unified layer), and a column
    /// per candidate.
    /// </summary>
    public virtual ModelCfgShape ModelCfgShape => Spec.ModelCfgShape;

    /// <summary>The search layers.</summary>
    public IReadOnlyList<BaseSuperlayer> Layers => _layers;

    /// <summary>
    /// The path that runs in <see cref="ForwardState.Single"/>, in canonical form (see
    /// <see cref="SearchSpaceSpec.Normalize"/>).
    /// </summary>
    public Architecture ActiveArchitecture => new(_layers.SelectMany(layer => layer.ActiveChoices));

    /// <summary>The blocks that run in <see cref="ForwardState.Single"/>, in order.</summary>
    public IEnumerable<nn.Module<Tensor, Tensor>> ActiveModules => ActiveStages.SelectMany(stage => stage);

    /// <summary>The same, for each block of the fixed stages and each search layer by itself.</summary>
    internal IEnumerable<IEnumerable<nn.Module<Tensor, Tensor>>> ActiveStages =>
        _chain.Modules.Select(module => module is BaseSuperlayer layer ? layer.ActiveModules : [module]);

    /// <summary>The blocks of the fixed stages and the search layers, in the order in which they run.</summary>
    internal IReadOnlyList<nn.Module<Tensor, Tensor>> Modules => _chain.Modules;

    /// <summary>Whether no module has code of others (<see cref="KnownCode"/>), found when it is first asked for.</summary>
    internal bool HasOnlyKnownCode => _hasOnlyKnownCode.Value;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => _chain.Run(input);

    /// <summary>Runs some of <see cref="Modules"/>, from images or from what those before them gave.</summary>
    internal Tensor RunPart(Tensor input, int first, int end) => _chain.Run(input, first, end);

    /// <summary>Whether there are architecture parameters. All states except <see cref="ForwardState.Single"/> need them.</summary>
    public bool HasArchParam => _archParam.All(row => row is not null);

    /// <summary>Sets the path that runs in <see cref="ForwardState.Single"/>.</summary>
    /// <param name="architecture">The index of the chosen candidate in each search layer.</param>
    /// <exception cref="ArgumentException">The architecture doesn't belong to the space.</exception>
    public virtual void SetActivateArchitecture(Architecture architecture)
    {
        var canonical = Spec.Normalize(architecture);
        for (var layer = 0; layer < _layers.Length; layer++)
            _layers[layer].Activate(Spec.ChoicesOf(canonical, layer));
    }

    /// <summary>Sets how the candidates of every layer are combined.</summary>
    /// <param name="state">The state.</param>
    /// <param name="tau">The temperature of <see cref="ForwardState.GumbelSoftmax"/>, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature isn't above 0.</exception>
    public void SetForwardState(ForwardState state, double tau = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tau);
        foreach (var layer in _layers)
            layer.SetForwardState(state, tau);
    }

    /// <summary>
    /// The weights and statistics of an architecture, by their names in its model. Tensors may be new ones, in the current scope.
    /// </summary>
    internal Dictionary<string, Tensor> StateOf(Architecture architecture)
    {
        var canonical = Spec.Normalize(architecture);
        return _chain.Layers
            .SelectMany(layer => Prefix(layer.Name, layer.Module is BaseSuperlayer superlayer
                ? superlayer.StateOf(Spec.ChoicesOf(canonical, superlayer.Index))
                : layer.Module.state_dict()))
            .ToDictionary();

        static IEnumerable<KeyValuePair<string, Tensor>> Prefix(string layer, IEnumerable<KeyValuePair<string, Tensor>> state) =>
            state.Select(entry => new KeyValuePair<string, Tensor>($"{layer}.{entry.Key}", entry.Value));
    }

    /// <summary>Does something in <see cref="ForwardState.Single"/>; the states of the layers are as before afterwards.</summary>
    internal void RunSingle(Action work)
    {
        var before = _layers.Select(layer => (layer.State, layer.Tau)).ToArray();
        SetForwardState(ForwardState.Single);
        try
        {
            work();
        }
        finally
        {
            foreach (var (layer, (state, tau)) in _layers.Zip(before))
                layer.SetForwardState(state, tau);
        }
    }

    /// <summary>
    /// Creates architecture parameters with small random values: one vector <c>[Candidates]</c> per search layer, or per
    /// sub-block of a unified layer.
    /// </summary>
    /// <remarks>
    /// They are trained by an optimizer of their own, and are not part of <c>parameters()</c>. They are created on the device
    /// of the weights, so move the supernet first. The values are the same on all devices.
    /// </remarks>
    public virtual void InitializeArchParam()
    {
        var device = Devices.Of(this);
        for (var row = 0; row < _archParam.Length; row++)
        {
            using var scope = NewDisposeScope();
            var drawn = TensorFactory.Normal([ModelCfgShape.Columns], Devices.Host) * InitialDeviation;
            Replace(row, new Parameter(TensorMoves.To(drawn, device)));
        }
    }

    /// <summary>Sets the architecture parameters to the rows of a matrix. Gradients reach the matrix.</summary>
    /// <param name="parameters">The matrix <c>[Rows, Candidates]</c>, with the shape <see cref="ModelCfgShape"/>.</param>
    /// <exception cref="ArgumentException">The matrix has another shape.</exception>
    public virtual void SetArchParam(Tensor parameters)
    {
        var shape = ModelCfgShape;
        if (parameters.shape is not [var rows, var columns] || rows != shape.Rows || columns != shape.Columns)
            throw new ArgumentException(
                $"{Spec.Name}: the architecture parameters are [{string.Join(", ", parameters.shape)}]; they must be [{shape.Rows}, "
                + $"{shape.Columns}].",
                nameof(parameters));
        for (var row = 0; row < _archParam.Length; row++)
            Replace(row, parameters[row]);
    }

    /// <summary>Gets the architecture parameters that <see cref="InitializeArchParam"/> created.</summary>
    /// <returns>One vector <c>[Candidates]</c> per row, for an optimizer.</returns>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public IReadOnlyList<Parameter> GetArchParam() =>
        [.. _archParam.Select(parameter => parameter as Parameter ?? throw NoArchParam("InitializeArchParam"))];

    /// <summary>
    /// Gets the architecture with the greatest sum of architecture parameters. It has the greatest parameter of each row,
    /// unless that leaves too few sub-blocks in a unified layer.
    /// </summary>
    /// <returns>The architecture, in canonical form.</returns>
    /// <exception cref="InvalidOperationException">There are no architecture parameters.</exception>
    public virtual Architecture GetBestArchParam()
    {
        var scores = ReadArchParam();
        return new(LayerChoices.Of(Spec).SelectMany(layer => layer.FindBest(scores)));
    }

    /// <summary>
    /// Gets the architecture with the greatest sum of architecture parameters, and so the greatest product of softmax
    /// probabilities, among those that meet a budget. It is the exact optimum, not the architecture nearest to
    /// <see cref="GetBestArchParam()"/>.
    /// </summary>
    /// <param name="budget">The budget.</param>
    /// <returns>The architecture.</returns>
    /// <exception cref="ArgumentException">The budget's look-up table belongs to another space, or a parameter is NaN.</exception>
    /// <exception cref="InvalidOperationException">There are no architecture parameters, or several constraints are so narrow
    /// that the optimum can't be found in bounded memory.</exception>
    /// <exception cref="InfeasibleBudgetException">No architecture meets the budget.</exception>
    public virtual Architecture GetBestArchParam(Budget budget)
    {
        if (budget.Table.Spec.Fingerprint != Spec.Fingerprint)
            throw new ArgumentException(
                $"{Spec.Name} ({Spec.Fingerprint}): the budget is for the space {budget.Table.Spec.Name} "
                + $"({budget.Table.Spec.Fingerprint}).",
                nameof(budget));
        return budget.FindBest(ReadArchParam());
    }

    /// <summary>Builds a search layer. Override it to build another layer.</summary>
    /// <param name="layer">The index of the search layer.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <returns>The layer.</returns>
    /// <remarks>The constructor calls it, before the fields of a derived class are set.</remarks>
    protected abstract BaseSuperlayer ConstructSuperlayer(int layer, BatchNormOptions batchNorm);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var parameter in _archParam)
                parameter?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The architecture parameters by row and candidate.</summary>
    private double[,] ReadArchParam()
    {
        using var scope = NewDisposeScope();
        var values = new double[ModelCfgShape.Rows, ModelCfgShape.Columns];
        var parameters = stack(_archParam.Select(row => row ?? throw NoArchParam("InitializeArchParam or SetArchParam")));
        var read = TensorReads.Read<double>(Doubles.From(parameters));
        for (var index = 0; index < read.Length; index++)
            values[index / ModelCfgShape.Columns, index % ModelCfgShape.Columns] = read[index];
        return values;
    }

    private InvalidOperationException NoArchParam(string source) =>
        new($"{Spec.Name}: there are no architecture parameters; call {source} first.");

    /// <summary>Puts a row of architecture parameters, or a view of one, in the place of the one before.</summary>
    private void Replace(int row, Tensor parameters)
    {
        _archParam[row]?.Dispose();
        _archParam[row] = parameters.DetachFromDisposeScope();
        _layers[Spec.LayerOf(row)].SetArchParam(row % Spec.RowsPerLayer, parameters);
    }
}
