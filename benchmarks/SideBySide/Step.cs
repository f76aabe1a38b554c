using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>A training step of a network on one batch, as the trainer does it.</summary>
internal sealed class Step : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly Tensor _images;
    private readonly Tensor _labels;
    private readonly TorchSharp.Modules.Parameter[] _parameters;
    private readonly optim.Optimizer _optimizer;

    public Step(nn.Module<Tensor, Tensor> network, Tensor images, Tensor labels)
    {
        _network = network;
        _images = images;
        _labels = labels;
        _parameters = [.. network.parameters()];
        _optimizer = optim.SGD(_parameters, 0.01, 0.9, weight_decay: 4e-5);
    }

    public void Run()
    {
        using var scope = NewDisposeScope();
        var loss = nn.functional.cross_entropy(_network.call(_images), _labels);
        loss.backward();
        _optimizer.step();
        foreach (var parameter in _parameters)
            parameter.grad = null;
    }

    public void Dispose() => _optimizer.Dispose();
}
