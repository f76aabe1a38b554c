using System.Runtime.CompilerServices;
using Osnas.Criteria;
using Osnas.Data;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>Registers Osnas's own search strategies, training strategies, criteria and data formats.</summary>
internal static class BuiltIn
{
#pragma warning disable CA2255 // As in generated code: whoever uses the library finds them.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        SearcherRegistry.Register("aging", static () => new AgingOptions());
        SearcherRegistry.Register("differentiable", static () => new DifferentiableOptions());
        SearcherRegistry.Register("evolution", static () => new EvolutionOptions());
        SearcherRegistry.Register("generator", static () => new GeneratorOptions());
        SearcherRegistry.Register("nsga2", static () => new Nsga2Options());
        SearcherRegistry.Register("random", static () => new RandomOptions());
        SamplerRegistry.Register("budget", static () => new BudgetSamplerOptions());
        SamplerRegistry.Register("differentiable", static () => new DifferentiableSamplerOptions());
        SamplerRegistry.Register("fairness", static () => new FairnessSamplerOptions());
        SamplerRegistry.Register("sandwich", static () => new SandwichSamplerOptions());
        SamplerRegistry.Register("strict-fairness", static () => new StrictFairnessSamplerOptions());
        SamplerRegistry.Register("uniform", static () => new UniformSamplerOptions());
        CriterionRegistry.Register("cross-entropy", static () => new CrossEntropyOptions());
        CriterionRegistry.Register("focal", static () => new FocalLossOptions());
        CriterionRegistry.Register("label-smoothing-cross-entropy", static () => new LabelSmoothingOptions());
        DataFormat.Register(new MnistFormat());
        DataFormat.Register(new CifarFormat("Cifar10", CifarLayout.Cifar10));
        DataFormat.Register(new CifarFormat("Cifar100", CifarLayout.Cifar100));
        DataFormat.Register(new FolderFormat());
        DataFormat.Register(new CsvFormat());
        DataFormat.Register(new NumpyFormat());
        DataFormat.Register(new AnyFormat());
    }
}
