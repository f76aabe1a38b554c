using Osnas;
using Osnas.Benchmarks;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

// Compares what Osnas builds with the same network written by hand, in one process. The first argument is how many pairs;
// with 'precision' as the second one, bfloat16 is compared with 32-bit floats instead.
var pairs = args is [var count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 60;
random.manual_seed(1);
if (args is [_, "precision", ..])
{
    PrecisionComparison.Run(pairs);
    return;
}

Architecture architecture = new(1, 3, 1, 3, 1, 3);
Console.WriteLine(
    $"threads {get_num_threads()}, architecture {architecture}, "
    + $"{BenchmarkSpace.LookUpTable.Create().GetModelInfo(InfoMetric.Flops, architecture):N0} FLOPs at 32x32");
Console.WriteLine($"{string.Empty,-58} {"Osnas",11} {"by hand",11}");

foreach (var (batch, size) in ((int, int)[])[(64, 8), (64, 32)])
{
    using var images = randn(batch, 3, size, size);
    using var pixels = images.permute(0, 2, 3, 1);
    using var dense = pixels.contiguous();
    using var channelsLast = dense.permute(0, 3, 1, 2);
    using var labels = randint(0, 10, batch);
    using var supernet = new BenchmarkSpace.Supernet();
    using var model = new BenchmarkSpace.Model(architecture);
    using var plain = PlainNetwork.Create(architecture);
    supernet.SetActivateArchitecture(architecture);
    using var supernetStep = new Step(supernet, images, labels);
    using var modelStep = new Step(model, images, labels);
    using var plainStep = new Step(plain, images, labels);
    using var plainStepChannelsLast = new Step(plain, channelsLast, labels);

    var of = $"{batch} images of {size}x{size}";
    Pairing.Run($"single-path training step, {of}", supernetStep.Run, plainStep.Run, pairs);
    Pairing.Run($"the same, Sequential on a channels-last input", supernetStep.Run, plainStepChannelsLast.Run, pairs);
    Pairing.Run($"decoded model, training step, {of}", modelStep.Run, plainStep.Run, pairs);
    model.eval();
    plain.eval();
    using var noGrad = no_grad();
    Pairing.Run($"decoded model, forward, {of}", () => model.call(images).Dispose(), () => plain.call(images).Dispose(), pairs);
    Pairing.Run(
        $"the same, Sequential on a channels-last input",
        () => model.call(images).Dispose(),
        () => plain.call(channelsLast).Dispose(),
        pairs);
}

LiveTensors.Measure(steps: 1000);
