using Osnas.Modules;
using Osnas.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas;

/// <summary>A decoded architecture: a separate network with its own weights.</summary>
/// <remarks><c>forward</c> takes images <c>[N, InputChannels, H, W]</c> and returns logits <c>[N, Classes]</c>.</remarks>
public abstract class BaseModel : nn.Module<Tensor, Tensor>
{
    private readonly ModuleChain _chain;

    /// <summary>Builds the network of an architecture.</summary>
    /// <param name="spec">The search space.</param>
    /// <param name="architecture">The index of the chosen candidate in each search layer.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <param name="device">Where the weights are; null is the CPU.</param>
    /// <exception cref="ArgumentException">The architecture isn't one of the space.</exception>
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

    /// <summary>The device that the network was built on: where a derived class builds its own part.</summary>
    public Device Device { get; }

    /// <summary>
    /// Takes the weights and statistics of this architecture from a supernet. The statistics of a trained supernet are a
    /// mixture over all paths: calibrate them (<c>BatchNormCalibration</c>) before the network is used.
    /// </summary>
    /// <param name="supernet">The supernet, which stays as it is.</param>
    /// <exception cref="ArgumentException">The supernet is of another space, has other classes or other blocks.</exception>
    public void LoadFrom(BaseSupernet supernet) => PathWeights.Copy(supernet, this);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => _chain.Run(input);

    /// <summary>The blocks and layers, in the order in which they run, by their names in the state dictionary.</summary>
    internal IReadOnlyList<(string Name, nn.Module<Tensor, Tensor> Module)> Layers => _chain.Layers;

    /// <summary>Images <c>[N, C, H, W]</c> to logits through the layers alone, whatever <c>forward</c> a derived class has.</summary>
    internal Tensor RunLayers(Tensor images) => _chain.Run(images);

    /// <summary>Builds the chosen candidate of each search layer. Override to decode in another way.</summary>
    /// <param name="architecture">The index of the chosen candidate in each search layer.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <returns>The modules, in order.</returns>
    /// <remarks>Called by the constructor: fields of a derived class aren't set yet.</remarks>
    protected virtual IEnumerable<nn.Module<Tensor, Tensor>> ConstructStageLayers(Architecture architecture, BatchNormOptions batchNorm) =>
        Enumerable.Range(0, Spec.MacroCfg.Search.Count)
            .Select(layer => BlockModule.Create(Spec, layer, Spec.ChoicesOf(architecture, layer), batchNorm, Device));
}
