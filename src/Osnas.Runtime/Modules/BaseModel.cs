using Osnas.Modules;
using Osnas.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas;

/// <summary>
/// The base class of the models of a search space. A model is a decoded architecture: a network with its own weights.
/// </summary>
/// <remarks><c>forward</c> takes images <c>[N, InputChannels, H, W]</c> and returns logits <c>[N, Classes]</c>.</remarks>
public abstract class BaseModel : nn.Module<Tensor, Tensor>
{
    private readonly ModuleChain _chain;

    /// <summary>Builds the network of an architecture.</summary>
    /// <param name="spec">The search space.</param>
    /// <param name="architecture">The index of the chosen candidate in each search layer.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <param name="device">The device of the weights; null for the CPU.</param>
    /// <exception cref="ArgumentException">The architecture doesn't belong to the space.</exception>
    /// <exception cref="SearchSpaceException">A block can't be built.</exception>
    protected BaseModel(SearchSpaceSpec spec, Architecture architecture, BatchNormOptions? batchNorm, Device? device = null)
        : base(NativeDependency.Libtorch.LoadFor(spec.Name))
    {
        Spec = spec;
        Architecture = spec.Normalize(architecture);
        BatchNorm = batchNorm ?? BatchNormOptions.Default;
        Device = device ?? Devices.Host;
        _chain = new(this, SpaceGraph.Build(spec), [.. ConstructStageLayers(Architecture, BatchNorm)], BatchNorm, Device);
    }

    /// <summary>The search space, with the number of classes of this model.</summary>
    public SearchSpaceSpec Spec { get; }

    /// <summary>
    /// The index of the chosen candidate in each search layer, in canonical form (see <see cref="SearchSpaceSpec.Normalize"/>).
    /// </summary>
    public Architecture Architecture { get; }

    /// <summary>How batch norms keep their statistics.</summary>
    public BatchNormOptions BatchNorm { get; }

    /// <summary>The device on which the network was built. A derived class builds its own modules there.</summary>
    public Device Device { get; }

    /// <summary>
    /// Copies the weights and statistics of this architecture from a supernet. The batch norm statistics of a trained supernet
    /// are a mixture over all paths, so calibrate them with <see cref="Training.BatchNormCalibration"/> before you use the
    /// network.
    /// </summary>
    /// <param name="supernet">The supernet, which is not changed.</param>
    /// <exception cref="ArgumentException">The supernet belongs to another space, or has other classes or blocks.</exception>
    public void LoadFrom(BaseSupernet supernet) => PathWeights.Copy(supernet, this);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => _chain.Run(input);

    /// <summary>The blocks and layers, in the order in which they run, by their names in the state dictionary.</summary>
    internal IReadOnlyList<(string Name, nn.Module<Tensor, Tensor> Module)> Layers => _chain.Layers;

    /// <summary>Images <c>[N, C, H, W]</c> to logits through the layers alone, whatever <c>forward</c> a derived class has.</summary>
    internal Tensor RunLayers(Tensor images) => _chain.Run(images);

    /// <summary>Builds the chosen block of each search layer. Override it to decode an architecture in another way.</summary>
    /// <param name="architecture">The index of the chosen candidate in each search layer.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <returns>The modules, in order.</returns>
    /// <remarks>The constructor calls it, before the fields of a derived class are set.</remarks>
    protected virtual IEnumerable<nn.Module<Tensor, Tensor>> ConstructStageLayers(Architecture architecture, BatchNormOptions batchNorm) =>
        Enumerable.Range(0, Spec.MacroCfg.Search.Count)
            .Select(layer => BlockModule.Create(Spec, layer, Spec.ChoicesOf(architecture, layer), batchNorm, Device));
}
