using System.Text.RegularExpressions;
using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>What is told of a command line that is wrong or suspicious, before anything runs.</summary>
public sealed partial class UsageTests
{
    [Theory]
    [InlineData("serve", "Osnas.Dashboard", "UseDashboard")]
    [InlineData("worker", "Osnas.Cluster", "UseCluster")]
    [InlineData("status", "Osnas.Cluster", "UseCluster")]
    public async Task A_command_of_another_package_is_told_with_what_to_add(string command, string package, string line)
    {
        var run = await CommandRun.Of(command, "runs");

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.StartsWith(
            $"error: this program lacks the command {command}: add the package {package}, and in Program.cs call "
            + $"OsnasApp.RunAsync(args, app => app.{line}())\n",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_of_a_command_line_are_told_at_once()
    {
        var run = await CommandRun.Of("search", "--population", "0", "--epochs", "-4", "--seed", "x");

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.Equal(
            ["error: --population", "error: --epochs", "error: --seed"],
            run.Error.Split('\n').Where(line => line.StartsWith("error", StringComparison.Ordinal))
                .Select(line => line[..line.IndexOf(" is ", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData(
        "there is no command 'tabel'; did you mean table? there are list, presets, table, cost, space, data, search, train, "
        + "evaluate, predict, export, runs, report, doctor, completion",
        "tabel")]
    [InlineData("--preset and --space both choose the space; give only one", "cost", "--preset", "small-64", "--space", "TinySpace")]
    [InlineData(
        "--preset: 'smal-64' is not a preset; did you mean small-64? the command 'presets' lists them", "cost", "--preset", "smal-64")]
    [InlineData(
        "--preset: 'TinySpace' is a search space of this program, not a preset; write --space TinySpace", "table", "--preset", "TinySpace")]
    [InlineData("--preset auto is for searches; name a preset", "table", "--preset", "auto")]
    [InlineData("list has no option '--jsno'; did you mean --json?", "list", "--jsno")]
    [InlineData("search has no option '--budgt'; did you mean --budget?", "search", "--budgt", "flops<=1M")]
    [InlineData("search has no option '--camera'", "search", "--camera")]
    [InlineData(
        "--input-size is '3.5'; write a whole number from 1 to 65536, or height x width, as in 48x64.", "table", "--input-size", "3.5")]
    [InlineData("--classes is '0'; write a whole number from 1 to 65536.", "table", "--classes", "0")]
    [InlineData("--batch-size is '1'; write a whole number from 2 to 1000000, or auto.", "search", "--batch-size", "1")]
    [InlineData("--precision is 'fp16'; there are fp32, bf16.", "search", "--precision", "fp16")]
    [InlineData("--learning-rate is '0'; write a number above 0 and at most 1E+30.", "search", "--learning-rate", "0")]
    [InlineData("--learning-rate is 'NaN'; write a number above 0 and at most 1E+30.", "search", "--learning-rate", "NaN")]
    [InlineData("--name: '' is not a valid folder name; choose its parent folder with --output.", "search", "--name", "")]
    [InlineData("--name: '..' is not a valid folder name; choose its parent folder with --output.", "search", "--name", "..")]
    [InlineData("--name: '../mine' is not a valid folder name; choose its parent folder with --output.", "train", "--name", "../mine")]
    [InlineData("--name: '/mine' is not a valid folder name; choose its parent folder with --output.", "train", "--name", "/mine")]
    [InlineData(
        "--budget: 'flops<=NaN': 'NaN' isn't a number of at least 0; write one as in 400k, 1.5M or 2e6.",
        "search", "--budget", "flops<=NaN")]
    [InlineData(
        "--space or --preset is missing; there are FBNetL, FBNetS, ProxylessNAS, SGNAS, SPOS, TinySpace, and the presets, which the "
        + "command 'presets' lists",
        "table")]
    [InlineData(
        "--architecture is missing: write the index of the candidate in each layer, as in 0,3,1, the file of an architecture, or the "
        + "folder of the run that found it",
        "cost", "--space", "TinySpace")]
    [InlineData(
        "--budget: 'flops=10' is not a budget: did you mean flops<=10? write a metric and a bound, as in flops<=400k, params>=1.5M, "
        + "100k<=flops<=400k or latency<=5ms.",
        "search",
        "--budget",
        "flops=10")]
    [InlineData(
        "--front-metrics is 'watts'; there are flops, params, latency.",
        "search", "--strategy", "pareto-bayesian", "--front-metrics", "flops,watts")]
    [InlineData(
        "--strategy is 'luck'; there is no search strategy 'luck'. There are aging, bayesian, differentiable, evolution, "
        + "generator, halving, hill-climbing, local, nsga2, pareto-bayesian, pareto-local, random.",
        "search",
        "--strategy",
        "luck")]
    [InlineData(
        "--data is missing: fashion-mnist, a folder of CIFAR-10's files, a folder of CIFAR-100's files, a table (.csv, .tsv), a "
        + "folder of classes of images, a folder of MNIST's files, or NumPy's arrays (.npz)",
        "search",
        "--space",
        "TinySpace")]
    public async Task Bad_usage_is_one_line_that_says_what_to_change(string message, params string[] args)
    {
        var run = await CommandRun.Of(args);

        Assert.Equal((ExitCode.BadUsage, string.Empty), (run.ExitCode, run.Output));
        var lines = run.Error.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Equal($"error: {message}", lines[0]);
        Assert.EndsWith("--help shows the usage", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_option_hides_no_other_fault()
    {
        var run = await CommandRun.Of("search", "--camera", "5", "--space", "TinySpace", "--population", "0", "--lens", "--epochs", "-4");

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.Equal(
            ["search has no option '--camera'", "search has no option '--lens'", "--population is '0'", "--epochs is '-4'"],
            run.Error.Split('\n').Where(line => line.StartsWith("error: ", StringComparison.Ordinal))
                .Select(line => line["error: ".Length..].Split(';')[0]));
    }

    [Theory]
    [InlineData(2, "2", "")]
    [InlineData(2, "3", "warning: --threads 3 is more than the 2 processors of this machine: the threads wait for each other\n")]
    [InlineData(1, "1000", "warning: --threads 1000 is more than the 1 processor of this machine: the threads wait for each other\n")]
    public async Task More_threads_than_processors_are_a_warning(int processors, string threads, string expected)
    {
        var runners = Scripted.Runners with { Processors = processors };
        string[] train = ["train", "--space", "TinySpace", "--architecture", "2,1", "--data", "x", "--threads", threads];
        string[] search = ["search", "--space", "TinySpace", "--data", "x", "--threads", threads];

        foreach (var args in new[] { train, search })
        {
            var run = await CommandRun.Of(runners with { Search = (_, _, _, _) => Scripted.Report }, null, args);
            Assert.Equal((ExitCode.Success, expected), (run.ExitCode, run.Error));
        }
    }

    /// <summary>Each option that takes a number refuses what isn't one, or beyond its range, in the same words.</summary>
    [Fact]
    public async Task Every_number_has_a_range()
    {
        string[] wrong =
            [
                "-1", "NaN", "Infinity", "1e308", "2147483648", "9223372036854775808", "1e400", "0x10", "1,000", "٣", string.Empty, " ",
                "ten", "1k"
            ];
        string[] commands = ["table", "cost", "data", "search", "train", "evaluate", "export"];
        var tried = 0;
        foreach (var command in commands)
        {
            var help = (await CommandRun.Of(command, "--help")).Output;
            foreach (var option in NumberOption().Matches(help).Select(match => match.Groups["name"].Value).Distinct())
            {
                // Great learning rates are of no use, but harmless.
                foreach (var value in wrong.Where(
                    value => option is not ("--learning-rate" or "--model-learning-rate")
                        || value is not ("2147483648" or "9223372036854775808")))
                {
                    string[] required = command is "evaluate" or "export" ? ["--run", "runs/x"] : command is "data" ? ["photos"] : [];
                    var run = await CommandRun.Of([command, .. required, $"{option}={value}"]);

                    Assert.Equal((ExitCode.BadUsage, string.Empty), (run.ExitCode, run.Output));
                    Assert.True(
                        NumberError().IsMatch(run.Error)
                            || run.Error.StartsWith("error: Required argument missing", StringComparison.Ordinal),
                        $"{command} {option}={value}: {run.Error}");
                    tried++;
                }
            }
        }

        Assert.True(tried >= 500, $"{tried} numbers were tried.");
    }

    [Theory]
    [InlineData("--epochs", "1_0")]
    [InlineData("--epochs", "+10")]
    [InlineData("--epochs", "1e1")]
    [InlineData("--epochs", "010")]
    public async Task Numbers_in_other_plain_forms_are_read(string option, string value)
    {
        SearchOptions? seen = null;
        await CommandRun.Of(
            (options, _, _, _) => { seen = options; return Scripted.Report; },
            null,
            "search",
            "--space",
            "TinySpace",
            "--data",
            "x",
            option,
            value);

        Assert.Equal(10, seen!.Supernet.Epochs);
    }

    [Theory]
    [InlineData("x.pt", "x.pt: .pt files can't be written; write .onnx, for ONNX Runtime and other engines, or .safetensors, for PyTorch.")]
    [InlineData("x.PTH", "x.PTH: .PTH files can't be written; write .onnx,")]
    [InlineData("x.h5", "x.h5: .h5 files can't be written; write .onnx,")]
    [InlineData("x.tflite", "x.tflite: .tflite files can't be written; write .onnx,")]
    [InlineData("x.onnx.gz", "x.onnx.gz: .gz files can't be written; write .onnx,")]
    [InlineData("model", "model: a file needs an extension; write .onnx,")]
    [InlineData(".", ". is a folder; write the name of a file in it, with its extension: write .onnx,")]
    [InlineData("new/", "new/ is a folder; write the name of a file in it, with its extension: write .onnx,")]
    public async Task A_file_that_no_format_has_the_ending_of_is_refused(string file, string expected)
    {
        var run = await CommandRun.Of("export", "--run", "runs/x", "--output", file);

        Assert.Equal((ExitCode.BadUsage, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith($"error: --output: {expected}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.ONNX")]
    [InlineData("a.b/x.Safetensors")]
    public async Task The_case_of_an_ending_doesnt_matter(string file) =>
        Assert.Equal(ExitCode.Success, (await CommandRun.Of("export", "--run", "runs/x", "--output", file)).ExitCode);

    [Theory]
    [InlineData("warning: --epochs 0: 0 epochs leave the supernet untrained, so its accuracies mean nothing\n", "--epochs", "0")]
    [InlineData(
        "warning: --model-epochs 0: 0 epochs leave the winner and the other architectures untrained, so their accuracies mean nothing\n",
        "--model-epochs",
        "0")]
    [InlineData(
        "warning: --generations 0: 0 generations: only the first 10 random architectures are evaluated\n",
        "--generations", "0", "--strategy", "evolution")]
    [InlineData(
        "warning: --iterations 1001: in a large space, the time of the model grows with the cube of the evaluations, "
            + "and its parameters stay as they are after 400\n",
        "--iterations", "1001", "--strategy", "bayesian")]
    [InlineData(
        "warning: --generations has no effect here: it is an option of evolution, nsga2\n", "--generations", "0", "--strategy", "random")]
    [InlineData(
        "warning: --in-flight 3 has no effect above 1: the strategy differentiable makes 1 evaluation\n",
        "--in-flight",
        "3",
        "--strategy",
        "differentiable")]
    [InlineData(
        "warning: --in-flight 9 has no effect above 5: the strategy random makes 5 evaluations\n",
        "--in-flight",
        "9",
        "--strategy",
        "random",
        "--iterations",
        "5")]
    public async Task What_is_suspicious_is_a_warning_without_a_configuration_too(string expected, params string[] args)
    {
        var run = await CommandRun.Of(Scripted.Run, null, ["search", "--space", "TinySpace", "--data", "x", .. args]);

        Assert.Equal((ExitCode.Success, expected), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_training_without_epochs_is_one()
    {
        var run = await CommandRun.Of("train", "--space", "TinySpace", "--data", "x", "--architecture", "0,0", "--epochs", "0");

        Assert.Equal(
            (ExitCode.Success, "warning: --epochs 0: 0 epochs leave the network untrained, so its accuracy means nothing\n"),
            (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task No_command_is_bad_usage()
    {
        var run = await CommandRun.Of();

        Assert.Equal((ExitCode.BadUsage, string.Empty), (run.ExitCode, run.Output));
    }

    [GeneratedRegex("(?<name>--[a-z-]+) <number>", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberOption();

    [GeneratedRegex(
        "^error: --[a-z-]+ is '.*'; (did you mean [0-9.]+[?] )?write a (whole )?number (from|above) [0-9.]+ (to|and at most) (below "
        + ")?[0-9E+]+[.]\n")]
    private static partial Regex NumberError();
}
