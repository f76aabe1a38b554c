using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>The commands train, evaluate and export, without the work itself.</summary>
public sealed class TrainCommandTests
{
    [Fact]
    public async Task Each_option_has_its_effect()
    {
        var options = await Read(
            "train",
            "--space",
            "tinyspace",
            "--architecture",
            "2,1",
            "--data",
            "my/images.csv",
            "--limit",
            "50",
            "--epochs",
            "4",
            "--batch-size",
            "8",
            "--learning-rate",
            "0.05",
            "--seed",
            "9",
            "--output",
            "elsewhere",
            "--tensorboard",
            "curves",
            "--keep-best",
            "--checkpoint-every",
            "2",
            "--keep-checkpoint-every",
            "4",
            "--keep-checkpoints", "3", "--teacher", "runs/big", "--teacher-temperature", "2", "--teacher-weight", "0.5", "--device", "cpu");

        Assert.Equal([2, 1], options.Architecture);
        Assert.Equal(
            new TrainOptions
            {
                Space = "TinySpace",
                Architecture = options.Architecture,
                Data = new() { Source = "my/images.csv", Limit = 50 },
                Output = Path.Combine("elsewhere", "tinyspace-images-train-seed9"),
                TensorBoard = Path.Combine("curves", "tinyspace-images-train-seed9"),
                Seed = 9,
                Device = ComputeDevice.Cpu,
                Checkpoints = new() { EveryEpochs = 2, KeepEveryEpochs = 4, Keep = 3 },
                Model = new() { Epochs = 4, BatchSize = 8, LearningRate = 0.05, KeepBest = true },
                Distillation = new() { Teacher = "runs/big", Temperature = 2, Weight = 0.5 },
            },
            options);
    }

    [Fact]
    public async Task The_result_is_told()
    {
        var run = await CommandRun.Of("train", "--space", "TinySpace", "--architecture", "2,1", "--data", "x");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.EndsWith(
            "TinySpace 2,1: 6,992 FLOPs, 438 parameters\ntest accuracy        95.0 %\nfiles in runs/tinyspace-digits-seed0\n",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_went_on_elsewhere_names_both_devices()
    {
        var report = Scripted.Trained with { Devices = [new("cpu", "AMD EPYC"), new("cuda", "NVIDIA H200")] };
        var runners = Scripted.Runners with { Train = (_, _, _, _) => report };

        var run = await CommandRun.Of(runners, null, "train", "--space", "TinySpace", "--architecture", "2,1", "--data", "x");

        Assert.Contains("computed on CPU (AMD EPYC), then CUDA (NVIDIA H200)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_alone_on_stdout()
    {
        var run = await CommandRun.Of("train", "--space", "TinySpace", "--architecture", "2,1", "--data", "x", "--json");

        Assert.Equal(0.95, run.Json.GetProperty("testAccuracy").GetDouble());
    }

    [Fact]
    public async Task An_architecture_is_needed()
    {
        var run = await CommandRun.Of("train", "--space", "TinySpace", "--data", "x");

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.StartsWith(
            "error: --architecture is missing: write the index of the candidate in each layer, as in 0,3,1, the file of an "
            + "architecture, or the folder of the run that found it\n",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_an_architecture_has_to_be_there()
    {
        var run = await CommandRun.Of("train", "--space", "TinySpace", "--architecture", "runs/none.json", "--data", "x");

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.StartsWith(
            "error: --architecture: there is no file 'runs/none.json'; write the path of a file, or a candidate index for each layer, as "
            + "in 0,3,1\n",
            run.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--device", "gpu", "--device: there is no device 'gpu'; write auto, cpu, cuda, mps, or cuda:1 for the second GPU.")]
    [InlineData("--teacher-weight", "0.5", "--teacher is missing: name the folder of the search or training whose network is the teacher")]
    public async Task What_cant_be_is_refused(string option, string value, string expected)
    {
        var run = await CommandRun.Of("train", "--space", "TinySpace", "--architecture", "2,1", "--data", "x", option, value);

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.StartsWith($"error: {expected}\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_is_evaluated()
    {
        var run = await CommandRun.Of("evaluate", "--run", "runs/one");

        Assert.Equal("TinySpace 2,1\nvalidation   90.0 % of 200 images\ntest         95.0 % of 1,000 images\n", run.Output);
        Assert.Equal(
            0.9, (await CommandRun.Of("evaluate", "--run", "runs/one", "--json")).Json.GetProperty("validationAccuracy").GetDouble());
    }

    [Theory]
    [InlineData("--limit", "100")]
    [InlineData("--input-size", "16")]
    public async Task What_changes_the_data_needs_data(string option, string value)
    {
        var run = await CommandRun.Of("evaluate", "--run", "runs/one", option, value);

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.StartsWith("error: --data is missing: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_is_exported()
    {
        var run = await CommandRun.Of("export", "--run", "runs/one");

        Assert.Equal(
            """
            TinySpace 2,1
            input     images [N, 1, 8, 8], uint8 from 0 to 255; the network normalizes them
            output    logits [N, 10]: cat, dog
            files     runs/one/model.onnx, model.json

            """,
            run.Output);
        Assert.Equal(
            "mine.onnx",
            (await CommandRun.Of("export", "--run", "runs/one", "--output", "mine.onnx", "--json")).Json.GetProperty("output").GetString());
    }

    [Theory]
    [InlineData("float32", "--input-type", "float32")]
    [InlineData("raw", "--raw-input")]
    [InlineData("uint8")]
    public async Task The_input_of_an_exported_network_is_chosen(string expected, params string[] options)
    {
        var run = await CommandRun.Of(["export", "--run", "runs/one", "--json", .. options]);

        Assert.Equal(expected, run.Json.GetProperty("inputType").GetString());
    }

    [Theory]
    [InlineData("--raw-input takes float32; leave out --input-type uint8", "--raw-input", "--input-type", "uint8")]
    [InlineData("--input-type: there is no 'int8'; there are uint8 and float32.", "--input-type", "int8")]
    [InlineData("--input-type and --raw-input are for .onnx files", "--raw-input", "--output", "x.safetensors")]
    [InlineData("--output: .onnx has no name before its extension; write one, such as model.onnx.", "--raw-input", "--output", ".onnx")]
    public async Task An_input_that_cannot_be_is_refused(string expected, params string[] options)
    {
        var run = await CommandRun.Of(["export", "--run", "runs/one", .. options]);

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.StartsWith($"error: {expected}\n", run.Error, StringComparison.Ordinal);
    }

    private static async Task<TrainOptions> Read(params string[] args)
    {
        TrainOptions? seen = null;
        var runners = Scripted.Runners with
        {
            Train = (options, _, _, _) =>
            {
                seen = options;
                return Scripted.Trained;
            },
        };
        var run = await CommandRun.Of(runners, null, args);
        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        return seen!;
    }
}
