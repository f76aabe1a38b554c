using Osnas.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas;

/// <summary>
/// The base class of search layers in a supernet. A layer contains all its candidates, and records which of them is active.
/// </summary>
/// <remarks>
/// <c>forward</c> maps <c>[N, InChannels, H, W]</c> to <c>[N, OutChannels, ceil(H / Stride), ceil(W / Stride)]</c>. In
/// <see cref="ForwardState.Single"/> it runs one candidate; in other states, all candidates that the layer allows. A layer that
/// is more than its candidates side by side derives from the base class of its <see cref="SuperlayerKind"/>.
/// </remarks>
public abstract class BaseSuperlayer : nn.Module<Tensor, Tensor>
{
    private readonly Dictionary<string, ModuleTree> _branches = [];

    /// <summary>Builds the candidates of a layer.</summary>
    /// <param name="spec">The search space.</param>
    /// <param name="index">The index of the search layer.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <param name="device">The device of the weights; null for the CPU.</param>
    /// <exception cref="SearchSpaceException">A candidate can't be built.</exception>
    protected BaseSuperlayer(SearchSpaceSpec spec, int index, BatchNormOptions batchNorm, Device? device = null)
        : base(nameof(BaseSuperlayer))
    {
        Spec = spec;
        Index = index;
        Device = device ?? Devices.Host;
        Layer = spec.MacroCfg.Search[index];
        Rows = new CandidateRow[spec.RowsPerLayer];

        var form = spec.Form;
        var block = form.LayerOfCandidate(Layer);
        for (var row = 0; row < Rows.Length; row++)
        {
            Rows[row] = new(spec, (index * Rows.Length) + row, candidate => ConstructBlock(candidate, block, batchNorm));
            for (var candidate = 0; candidate < spec.MicroCfg.Count; candidate++)
            {
                if (Rows[row].Candidates[candidate] is { } module)
                    Register(form.CandidateIsLayer ? $"candidate{candidate}" : $"sub{row}.candidate{candidate}", module);
            }
        }

        Activate(form.EnumerateChoices(spec, Layer).First());
    }

    /// <summary>The search space.</summary>
    public SearchSpaceSpec Spec { get; }

    /// <summary>The index of the search layer.</summary>
    public int Index { get; }

    /// <summary>The device on which the layer was built. A derived class builds its own modules there.</summary>
    public Device Device { get; }

    /// <summary>How the candidates are combined.</summary>
    public ForwardState State { get; private set; } = ForwardState.Single;

    /// <summary>The temperature of <see cref="ForwardState.GumbelSoftmax"/>.</summary>
    public double Tau { get; private set; } = 1;

    /// <summary>
    /// The candidates by index, with null for each candidate that the layer doesn't allow. For a unified layer, those of its
    /// first sub-block.
    /// </summary>
    public IReadOnlyList<nn.Module<Tensor, Tensor>?> Candidates => Rows[0].Candidates;

    /// <summary>
    /// The indexes of the candidates that run in <see cref="ForwardState.Single"/>: one, or one for each sub-block of a unified
    /// layer in canonical order.
    /// </summary>
    public IReadOnlyList<int> ActiveChoices => [.. Rows.Select(row => row.ActiveIndex)];

    /// <summary>The blocks that run in <see cref="ForwardState.Single"/>.</summary>
    public virtual IEnumerable<nn.Module<Tensor, Tensor>> ActiveModules => [Rows[0].Active];

    /// <summary>The shape of the layer.</summary>
    private protected LayerCfg Layer { get; }

    /// <summary>The rows of choices: one, or one per sub-block.</summary>
    private protected CandidateRow[] Rows { get; }

    /// <summary>Sets how the candidates are combined.</summary>
    /// <param name="state">The state.</param>
    /// <param name="tau">The temperature of <see cref="ForwardState.GumbelSoftmax"/>.</param>
    public void SetForwardState(ForwardState state, double tau = 1)
    {
        State = state;
        Tau = tau;
    }

    /// <summary>Chooses what runs in <see cref="ForwardState.Single"/>.</summary>
    /// <param name="choices">The index of a candidate for each row, in canonical order.</param>
    internal void Activate(IReadOnlyList<int> choices)
    {
        for (var row = 0; row < Rows.Length; row++)
            Rows[row].ActiveIndex = choices[row];
    }

    /// <summary>
    /// The weights and statistics of the layer with its choices made, by their names in the layer of a model. Tensors may be new
    /// ones, in the current scope.
    /// </summary>
    /// <param name="choices">The index of a candidate for each row, in canonical order.</param>
    internal virtual IEnumerable<KeyValuePair<string, Tensor>> StateOf(IReadOnlyList<int> choices) =>
        Rows[0].Candidates[choices[0]]!.state_dict();

    /// <summary>Sets the architecture parameters of a row.</summary>
    /// <param name="row">The row, within the layer.</param>
    /// <param name="parameters">A view of them, <c>[Candidates]</c>; not owned by the layer.</param>
    internal void SetArchParam(int row, Tensor parameters) => Rows[row].ArchParam = parameters;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (Spec.Form is { CandidateIsLayer: false, BaseClass: var baseClass })
        {
            throw new NotSupportedException(
                $"{Spec.Name}: a layer of this space has more than its candidates; derive from {baseClass}, or override forward.");
        }

        if (State == ForwardState.Single)
            return Rows[0].Active.call(input);
        using var scope = NewDisposeScope();
        return Rows[0].Mix(input, Weigh(0)).MoveToOuterDisposeScope();
    }

    /// <summary>Builds the block of a candidate. Override it to build another block.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer. For a sub-block of a unified layer, its output channels equal its input channels.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <returns>The block.</returns>
    /// <remarks>The constructor calls it, before the fields of a derived class are set.</remarks>
    protected virtual nn.Module<Tensor, Tensor> ConstructBlock(CandidateCfg candidate, LayerCfg layer, BatchNormOptions batchNorm) =>
        BlockModule.Create(candidate, layer, batchNorm, Device);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Array.ForEach(Rows, row => row.Dispose());
        base.Dispose(disposing);
    }

    /// <summary>The weights of a row's allowed candidates in a mixture, <c>[Allowed]</c>.</summary>
    private protected Tensor Weigh(int row) => Rows[row].ArchParam is null
        ? throw new InvalidOperationException(
            $"{Spec.Name}: the forward state {State} needs architecture parameters; call InitializeArchParam or SetArchParam first.")
        : Rows[row].Weigh(State, Tau);

    /// <summary>Registers a part of the layer under a dotted path.</summary>
    private protected void Register(string path, nn.Module module) => ModuleTree.Register(this, _branches, path, module);
}
