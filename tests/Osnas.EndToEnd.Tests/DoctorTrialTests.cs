using Osnas.App;

namespace Osnas.EndToEnd.Tests;

/// <summary>What doctor tries, on a machine that has all of it.</summary>
public sealed class DoctorTrialTests
{
    [Fact]
    public void A_step_is_trained_and_ONNX_Runtime_gives_the_same_logits()
    {
        using var trials = new Trials();

        var (training, file, inference) = (trials.Train(), trials.Export(), trials.Infer());

        Assert.True(training.Succeeded, training.Text);
        Assert.StartsWith("done, on 16 images, loss ", training.Text, StringComparison.Ordinal);
        Assert.True(file.Succeeded, file.Text);
        Assert.True(inference!.Succeeded, inference.Text);
        Assert.StartsWith("1.31.1, the same logits as TorchSharp to ", inference.Text, StringComparison.Ordinal);
    }
}
