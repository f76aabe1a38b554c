namespace Osnas.Training;

/// <summary>
/// An endless sequence of choices for each search layer: round after round, all that are allowed there, shuffled anew
/// each time. At any place of the sequence no choice of a layer came up more than once more than another.
/// </summary>
/// <param name="spec">The search space.</param>
internal sealed class CandidateRounds(SearchSpaceSpec spec)
{
    private readonly IReadOnlyList<LayerChoices> _layers = LayerChoices.Of(spec);

    /// <summary>The architectures at some places of the sequence.</summary>
    /// <param name="seed">The seed of the order within rounds.</param>
    /// <param name="start">The first place.</param>
    /// <param name="count">How many.</param>
    public IReadOnlyList<Architecture> Take(int seed, long start, int count)
    {
        var choices = new IReadOnlyList<int>[count][];
        for (var path = 0; path < count; path++)
            choices[path] = new IReadOnlyList<int>[_layers.Count];
        for (var layer = 0; layer < _layers.Count; layer++)
        {
            int[] round = [];
            for (var path = 0; path < count; path++)
            {
                var (number, place) = Math.DivRem(start + path, _layers[layer].Count);
                if (path == 0 || place == 0)
                    round = Shuffle(seed, layer, number);
                choices[path][layer] = _layers[layer][round[place]];
            }
        }

        return [.. choices.Select(path => new Architecture(path.SelectMany(choice => choice)))];
    }

    private int[] Shuffle(int seed, int layer, long round)
    {
        int[] order = [.. Enumerable.Range(0, _layers[layer].Count)];
        RandomSource.Create(seed, $"candidates of layer {layer}", round).Shuffle(order);
        return order;
    }
}
