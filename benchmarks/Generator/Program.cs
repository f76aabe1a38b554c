using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Osnas.Benchmarks;

GeneratorBenchmarks.PrintEmissions();
BenchmarkSwitcher.FromAssembly(typeof(GeneratorBenchmarks).Assembly)
    .Run(args is [] ? ["--filter", "*"] : args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
