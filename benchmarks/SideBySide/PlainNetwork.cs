using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>The networks of <see cref="BenchmarkSpace"/> as one writes them by hand: a plain <c>Sequential</c>.</summary>
internal static class PlainNetwork
{
    public static Sequential Create(Architecture architecture)
    {
        var modules = new List<nn.Module<Tensor, Tensor>> { ConvBnAct(3, 16, 3) };
        for (var layer = 0; layer < architecture.Count; layer++)
        {
            var shape = BenchmarkSpace.MacroCfg.Search[layer];
            var options = BenchmarkSpace.MicroCfg[architecture[layer]].Options;
            modules.Add(Mobile(shape.InChannels, shape.OutChannels, options.KernelSize, (int)options.ExpansionRate, shape.Stride));
        }

        modules.AddRange([ConvBnAct(80, 256, 1), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(256, 10)]);
        return nn.Sequential(modules);
    }

    private static nn.Module<Tensor, Tensor> Mobile(int inChannels, int outChannels, int kernelSize, int expansion, int stride)
    {
        var hidden = inChannels * expansion;
        var path = nn.Sequential(
            ConvBnAct(inChannels, hidden, 1),
            ConvBnAct(hidden, hidden, kernelSize, stride, hidden),
            nn.Conv2d(hidden, outChannels, 1, bias: false),
            nn.BatchNorm2d(outChannels));
        return stride == 1 && inChannels == outChannels ? new Residual(path) : path;
    }

    private static Sequential ConvBnAct(int inChannels, int outChannels, int kernelSize, int stride = 1, int groups = 1) => nn.Sequential(
        nn.Conv2d(inChannels, outChannels, kernelSize, stride, kernelSize / 2, groups: groups, bias: false),
        nn.BatchNorm2d(outChannels),
        nn.ReLU6());

    private sealed class Residual : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> _path;

        public Residual(nn.Module<Tensor, Tensor> path)
            : base(nameof(Residual))
        {
            _path = path;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var output = _path.call(input);
            return input + output;
        }
    }
}
