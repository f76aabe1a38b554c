using Osnas.Data;
using Osnas.Search;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>
/// A supernet all of whose accuracies are known. Each channel of an image is one bit of its class, -1 or 1, and each
/// candidate lets some of them pass. Images that differ only in bits that are hidden look the same, and one of their
/// classes is right: with h hidden bits, the accuracy is 1 / 2^h. The one best architecture lets all pass.
/// </summary>
/// <remarks>The weights are ones and zeros: they give no processor anything to round.</remarks>
internal sealed class KnownNetwork : IDisposable
{
    private const int ImagesOfClass = 4;

    private readonly bool[,,] _passes; // row, candidate, bit

    private KnownNetwork(SearchSpaceRegistration space, Architecture best, bool[,,] passes, Device? device)
    {
        (_passes, Best) = (passes, best);
        Table = space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes);
        Supernet = space.CreateSupernet(space.Spec.Classes, null, device);
        Images = CreateImages(space.Spec);
        Images.Device = Devices.Of(Supernet);
        FillLayers();
    }

    public BaseSupernet Supernet { get; }

    public BaseLookUpTable Table { get; }

    /// <summary>As many images of each class.</summary>
    public InMemoryDataset Images { get; }

    public Architecture Best { get; }

    /// <summary>All architectures.</summary>
    public IReadOnlyList<Architecture> Architectures
    {
        get
        {
            IEnumerable<int[]> starts = [[]];
            foreach (var layer in LayerChoices.Of(Supernet.Spec))
                starts = starts.SelectMany(start => layer.Select(choices => (int[])[.. start, .. choices]));
            return [.. starts.Select(choices => new Architecture(choices))];
        }
    }

    private int Bits => _passes.GetLength(2);

    /// <summary>A network of single or unified layers.</summary>
    /// <param name="isUnified">Whether the layers are unified.</param>
    /// <param name="seed">Decides which architecture is the best.</param>
    /// <param name="isGraded">Whether some candidates hide one bit; else all but one of a row hide all bits.</param>
    /// <param name="device">Where it is; null is the CPU.</param>
    public static KnownNetwork Create(bool isUnified, int seed, bool isGraded = true, Device? device = null) =>
        isUnified ? CreateUnified(new(seed), device) : CreateSingle(new(seed), isGraded, device);

    /// <summary>The accuracy of an architecture.</summary>
    public double Accuracy(Architecture architecture)
    {
        return Math.Pow(2, -Enumerable.Range(0, Bits).Count(IsHidden));

        bool IsHidden(int bit) =>
            Supernet.Layers.Any(layer => !RowsOf(layer.Index).Any(row => _passes[row, architecture[row], bit]));
    }

    /// <summary>Gives the classifier the right weights.</summary>
    public void FillClassifier()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var classifier = Classifier;
        for (var row = 0; row < Supernet.Spec.Classes; row++)
        {
            for (var bit = 0; bit < Bits; bit++)
                classifier.weight![row, bit] = tensor(Sign(row, bit));
        }
    }

    /// <summary>Makes each weight of the classifier up to a share greater or less.</summary>
    public void ShakeClassifier(double share)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var parameter in Classifier.parameters())
            parameter.mul_((SameNumbers.Uniform(parameter.shape, seed: 1) * share) + 1);
    }

    /// <summary>Makes all logits zero: the loss says nothing about architectures.</summary>
    public void BlindClassifier()
    {
        using var noGrad = no_grad();
        Classifier.weight!.zero_();
    }

    /// <summary>Gives each image the class of which no bit is right.</summary>
    public void TurnLabels()
    {
        using var scope = NewDisposeScope();
        Images.Labels.mul_(-1).add_(Supernet.Spec.Classes - 1);
    }

    /// <summary>Leaves the classifier alone to be trained.</summary>
    public void Freeze()
    {
        foreach (var parameter in Supernet.Layers.SelectMany(layer => layer.parameters()))
            parameter.requires_grad = false;
    }

    public void Dispose()
    {
        Supernet.Dispose();
        Images.Dispose();
    }

    private Linear Classifier => Supernet.modules().OfType<Linear>().Single();

    /// <summary>In each layer, one candidate passes all bits, one all but that of the layer's index, and one none; in any order.</summary>
    private static KnownNetwork CreateSingle(Random random, bool isGraded, Device? device)
    {
        var passes = new bool[3, 3, 3];
        var best = new int[3];
        for (var layer = 0; layer < 3; layer++)
        {
            int[] order = [0, 1, 2];
            random.Shuffle(order);
            best[layer] = order[0];
            for (var bit = 0; bit < 3; bit++)
                (passes[layer, order[0], bit], passes[layer, order[1], bit]) = (true, isGraded && bit != layer);
        }

        return new(SearchSpaces.Get(nameof(KnownSpace)), new(best), passes, device);
    }

    /// <summary>In each layer, one of the sub-blocks passes one bit by one candidate, the other sub-block the other.</summary>
    private static KnownNetwork CreateUnified(Random random, Device? device)
    {
        var passes = new bool[4, 3, 2];
        var best = new int[4];
        for (var layer = 0; layer < 2; layer++)
        {
            var swap = random.Next(2);
            var choices = new[] { random.Next(2), random.Next(2) }.Order().ToArray(); // canonical
            for (var sub = 0; sub < 2; sub++)
            {
                best[(2 * layer) + sub] = choices[sub];
                passes[(2 * layer) + sub, choices[sub], sub ^ swap] = true;
            }
        }

        return new(SearchSpaces.Get(nameof(UnifiedKnownSpace)), new(best), passes, device);
    }

    private static float Sign(long label, int bit) => ((label >> bit) & 1) == 0 ? -1 : 1;

    private static InMemoryDataset CreateImages(SearchSpaceSpec spec)
    {
        using var scope = NewDisposeScope();
        var labels = arange(spec.Classes * ImagesOfClass, ScalarType.Int64).remainder(spec.Classes);
        var bits = Enumerable.Range(0, spec.InputChannels)
            .Select(bit => labels.bitwise_right_shift(tensor(bit)).remainder(2).mul(2).sub(1));
        var points = stack([.. bits], 1).to(ScalarType.Float32).view(-1, spec.InputChannels, 1, 1);
        return new(points.expand(-1, -1, spec.InputSize.Height, spec.InputSize.Width).contiguous(), labels, spec.Classes);
    }

    private IEnumerable<int> RowsOf(int layer) => Enumerable.Range(layer * Supernet.Spec.RowsPerLayer, Supernet.Spec.RowsPerLayer);

    private void FillLayers()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var (name, weight) in Supernet.state_dict().Where(entry => entry.Value.dim() == 4))
        {
            weight.zero_();
            var middle = weight.shape[2] / 2;
            for (var bit = 0; bit < Bits; bit++)
            {
                if (name.Contains("candidate", StringComparison.Ordinal))
                    weight[bit, 0, middle, middle] = tensor(IsPassed(name, bit) ? 1f : 0f);
                else if (name.Contains("expand", StringComparison.Ordinal))
                    weight[bit, bit, 0, 0] = tensor(1f);
                else
                    AddUp(weight, bit);
            }
        }
    }

    /// <summary>The projection of a unified layer: a bit from the channels that each sub-block has of it.</summary>
    private void AddUp(Tensor weight, int bit)
    {
        for (var channel = bit; channel < weight.shape[1]; channel += Bits)
            weight[bit, channel, 0, 0] = tensor(1f);
    }

    /// <summary>By names as <c>search1.candidate2. ...</c> and <c>search1.sub0.candidate2. ...</c>.</summary>
    private bool IsPassed(string name, int bit)
    {
        var parts = name.Split('.');
        var (layer, sub) = (Number(parts[0]), parts[1].StartsWith("sub", StringComparison.Ordinal) ? Number(parts[1]) : 0);
        var candidate = Number(parts.First(part => part.StartsWith("candidate", StringComparison.Ordinal)));
        return _passes[(layer * Supernet.Spec.RowsPerLayer) + sub, candidate, bit];

        static int Number(string part) => part[^1] - '0';
    }
}
