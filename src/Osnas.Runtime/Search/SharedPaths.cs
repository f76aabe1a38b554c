using System.Collections.Concurrent;
using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// Runs paths of a supernet one after the other, and what a path has in common with later ones once: where one of them
/// will branch off, the feature maps of all batches are kept, and it goes on from there. The blocks before that place
/// are left as they are, with the batch norm statistics of the path that ran them.
/// </summary>
/// <remarks>Each path runs the same batches in the same order. The supernet stays as it is between two of them.</remarks>
internal sealed class SharedPaths : IDisposable
{
    private readonly BaseSupernet _supernet;
    private readonly IReadOnlyList<Architecture> _paths;
    private readonly long[] _bytes; // by the number of stages that ran
    private readonly long _mostBytes;
    private readonly int[] _common; // the stages that each path has in common with the next one
    private readonly Stack<Branch> _kept = new();
    private readonly DividedBatches? _divided;
    private List<Branch> _filling = [];
    private int _path = -1;
    private int _piece;

    /// <summary>Paths of which none has run.</summary>
    /// <param name="supernet">The supernet, in <see cref="ForwardState.Single"/>.</param>
    /// <param name="paths">The paths. Of those that begin alike, only neighbours have something in common.</param>
    /// <param name="images">Images as they will run.</param>
    /// <param name="count">How many will run through each path.</param>
    /// <param name="mostBytes">The most bytes that feature maps are kept in.</param>
    public SharedPaths(BaseSupernet supernet, IReadOnlyList<Architecture> paths, ImageDataset images, long count, long mostBytes)
    {
        (_supernet, _paths, _mostBytes) = (supernet, paths, mostBytes);
        _bytes = paths.Count > 1 ? [.. MeasureStages(images).Select(bytes => bytes * count)] : [];
        _common = _bytes.Length > 0 ? FindCommon() : new int[paths.Count];
        _divided = DividedBatches.TryFor(supernet);
    }

    /// <summary>The blocks that the present path runs; those of others are left out.</summary>
    public IEnumerable<nn.Module<Tensor, Tensor>> Modules => _supernet.ActiveStages.Skip(Start).SelectMany(stage => stage);

    /// <summary>The stage that the present path begins with.</summary>
    private int Start => _kept.TryPeek(out var branch) ? branch.Depth : 0;

    /// <summary>Activates the next path.</summary>
    public void GoOn()
    {
        foreach (var branch in _filling)
            _kept.Push(branch);
        while (_path >= 0 && Start > _common[_path])
            _kept.Pop().Dispose();
        _supernet.SetActivateArchitecture(_paths[++_path]);
        _filling = FindBranches();
        _piece = 0;
    }

    /// <summary>Runs a batch through the present path.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>.</param>
    /// <returns>Logits <c>[N, Classes]</c>.</returns>
    public Tensor Run(Tensor images) => RunPiece(images, _piece++);

    /// <summary>
    /// Runs a batch through the present path, whose batch norms are in evaluation mode: in parts at the same time, if that is
    /// possible.
    /// </summary>
    /// <param name="images"><c>[N, C, H, W]</c>.</param>
    /// <returns>Logits <c>[N, Classes]</c>.</returns>
    public Tensor RunDivided(Tensor images)
    {
        if (_divided is null)
            return Run(images);
        var logits = _divided.Run(images, (part, number) => RunPiece(part, _piece + number), out var parts);
        _piece += parts;
        return logits;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var branch in _kept.Concat(_filling))
            branch.Dispose();
    }

    private Tensor RunPiece(Tensor images, int piece)
    {
        var (depth, value) = (Start, _kept.TryPeek(out var branch) ? branch.Maps[piece] : images);
        foreach (var next in _filling)
        {
            value = _supernet.RunPart(value, depth, next.Depth).DetachFromDisposeScope();
            depth = next.Depth;
            next.Maps[piece] = value;
        }

        return depth == 0 ? _supernet.call(value) : _supernet.RunPart(value, depth, _supernet.Modules.Count);
    }

    /// <summary>
    /// The bytes of an image by the number of stages that it ran through; none if a <c>forward</c> of a derived class does more
    /// than run them.
    /// </summary>
    private List<long> MeasureStages(ImageDataset images)
    {
        _supernet.eval();
        using var noGrad = no_grad();
        var bytes = new List<long> { 0 };
        foreach (var batch in images.Batches(batchSize: 2))
        {
            using var scope = NewDisposeScope();
            var value = batch.Images;
            for (var stage = 0; stage < _supernet.Modules.Count; stage++)
            {
                value = _supernet.RunPart(value, stage, stage + 1);
                bytes.Add(value.numel() * value.element_size() / batch.Count);
            }

            return TensorReads.ReadScalar<bool>(value.equal(_supernet.call(batch.Images)).all()) ? bytes : [];
        }

        return [];
    }

    private int[] FindCommon()
    {
        nn.Module[][][] stages = [.. _paths.Select(path =>
        {
            _supernet.SetActivateArchitecture(path);
            return _supernet.ActiveStages.Select(stage => stage.ToArray<nn.Module>()).ToArray();
        })];
        return [
            .. stages.Zip(stages.Skip(1), (path, next) => path.Zip(next).TakeWhile(pair => pair.First.SequenceEqual(pair.Second)).Count()),
            0
        ];
    }

    /// <summary>Where later paths branch off from the present one, as far as there is room.</summary>
    private List<Branch> FindBranches()
    {
        var depths = new SortedSet<int>();
        var depth = _supernet.Modules.Count;
        foreach (var common in _common.Skip(_path))
            depths.Add(depth = Math.Min(depth, common));
        var branches = new List<Branch>();
        var bytes = _kept.Sum(branch => _bytes[branch.Depth]);
        foreach (var branch in depths.Where(branch => branch > Start))
        {
            if (bytes + _bytes[branch] > _mostBytes)
                continue;
            bytes += _bytes[branch];
            branches.Add(new(branch));
        }

        return branches;
    }

    /// <summary>Feature maps, by the number of the batch or the part of one.</summary>
    /// <param name="Depth">The number of stages that they come from.</param>
    private sealed record Branch(int Depth) : IDisposable
    {
        public ConcurrentDictionary<int, Tensor> Maps { get; } = [];

        public void Dispose()
        {
            foreach (var map in Maps.Values)
                map.Dispose();
        }
    }
}
