namespace Osnas.Generators.Tests;

/// <summary>Declarations of search spaces that the tests generate from.</summary>
internal static class Sources
{
    public const string Small = """
        using Osnas;

        namespace Demo;

        /// <summary>A small space.</summary>
        [SearchSpace(InputSize = 32, Classes = 10)]
        [MacroFirst(Block.Conv, 3, 8, Stride = 2, Activation = Activation.HSwish)]
        [MacroSearch(8, 8)]
        [MacroSearch(8, 16, Stride = 2, Repeat = 2)]
        [MacroLast(Block.Conv, 16, 32, KernelSize = 1)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 32)]
        [Micro(Block.Mobile, ExpansionRate = 2.5)]
        [Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
        [Micro(Block.MixConv, KernelSizes = [3, 5], SqueezeExcite = true)]
        [Constraint(InfoMetric.Flops, AtMost = 300_000, AtLeast = 1e5)]
        public partial class Small;
        """;

    /// <summary>Nested, a record, no namespace, many options, names that are keywords, not reachable from a module initializer.</summary>
    public const string Nested = """
        using Osnas;

        internal partial record Outer
        {
            private partial struct @struct
            {
                [SearchSpace(InputSize = 8, InputChannels = 1, Classes = 2)]
                [MacroSearch(1, 4)]
                [MacroLast(Block.GlobalAverage)]
                [MacroLast(Block.Linear, 4, 6, Activation = Activation.HSwish)]
                [MacroLast(Block.Classifier, 6)]
                [Micro(Block.Conv)]
                [Micro(Block.Mobile, HiddenChannels = 12, Activation = Activation.PlainRelu, SqueezeExcite = true,
                    SqueezeExciteOf = SqueezeExciteOf.Expansion, SqueezeExciteReduction = 2, SqueezeExciteDivisor = 8,
                    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
                internal sealed partial record @class;
            }
        }
        """;

    /// <summary>A space of images that aren't square.</summary>
    public const string Wide = """
        using Osnas;

        namespace Demo;

        [SearchSpace(InputHeight = 24, InputWidth = 33, Classes = 10)]
        [MacroFirst(Block.Conv, 3, 8, Stride = 2)]
        [MacroSearch(8, 8)]
        [MacroSearch(8, 16, Stride = 2)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 16)]
        [Micro(Block.Conv)]
        [Micro(Block.Mobile, ExpansionRate = 2)]
        public partial class Wide;
        """;

    /// <summary>A space whose layers are one block each.</summary>
    public const string Unified = """
        using Osnas;

        namespace Demo;

        [SearchSpace(InputSize = 16, Classes = 10, Superlayer = SuperlayerKind.Unified, MinExpansionRate = 1, MaxExpansionRate = 2)]
        [MacroFirst(Block.Conv, 3, 8)]
        [MacroSearch(8, 8)]
        [MacroSearch(8, 16, Stride = 2)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 16)]
        [Micro(Block.DepthwiseConv, KernelSize = 3)]
        [Micro(Block.DepthwiseConv, KernelSize = 5, Layers = MicroLayers.ShapePreserving)]
        [Micro(Block.Zero)]
        public partial class Unified;
        """;

    /// <summary>A space with some of the generated code written by the user.</summary>
    public const string Custom = """
        using System.Collections.Generic;
        using Osnas;
        using TorchSharp;

        namespace Demo;

        [SearchSpace(InputSize = 8, InputChannels = 1, Classes = 2)]
        [MacroSearch(1, 4)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 4)]
        [Micro(Block.Conv)]
        public partial class Custom
        {
            /// <summary>Mine.</summary>
            public static ModelCfgShape ModelCfgShape => new(1, 1);

            internal partial class LookUpTable
            {
                protected override InfoTable ConstructInfoTable(InfoMetric metric) => new(metric, 1, 1);
            }

            /// <summary>Mine.</summary>
            public partial class Supernet : MySupernet
            {
                /// <summary>Mine.</summary>
                public Supernet(int classes, BatchNormOptions? batchNorm, torch.Device? device) : base(Spec(classes), batchNorm, device) { }

                private static new SearchSpaceSpec Spec(int classes) => Custom.Spec.WithClasses(classes);
            }

            /// <summary>Mine.</summary>
            public class Superlayer(int index, BatchNormOptions batchNorm, torch.Device? device) : BaseSuperlayer(Custom.Spec, index, batchNorm, device)
            {
                /// <inheritdoc/>
                protected override torch.nn.Module<torch.Tensor, torch.Tensor> ConstructBlock(CandidateCfg candidate, LayerCfg layer, BatchNormOptions batchNorm) =>
                    Osnas.Modules.BlockModule.Create(candidate, layer, batchNorm, Device);
            }
        }

        /// <summary>Mine.</summary>
        public abstract class MySupernet(SearchSpaceSpec spec, BatchNormOptions? batchNorm, torch.Device? device) : BaseSupernet(spec, batchNorm, device);
        """;

    /// <summary>A space with custom blocks in both forms.</summary>
    public const string Blocks = """
        using Osnas;
        using Osnas.Blocks;
        using Osnas.Graph;
        using TorchSharp;

        namespace Demo;

        /// <summary>A space with blocks of one's own.</summary>
        [SearchSpace(InputSize = 8, InputChannels = 1, Classes = 2)]
        [MacroSearch(1, 4)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 4)]
        [Micro("lowered", KernelSize = 5)]
        [Micro("wrapped")]
        [Micro(Block.Conv)]
        public partial class Blocks;

        [Block("lowered", Options = BlockOption.KernelSize | BlockOption.Activation)]
        internal sealed class Lowered : CustomBlock
        {
            public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
                graph.Conv2d("conv", graph.Input, context.OutChannels, context.Options.KernelSize, context.Stride);
        }

        internal static class Modules
        {
            [Block("wrapped")]
            internal sealed class Wrapped(BlockContext context) : torch.nn.Module<torch.Tensor, torch.Tensor>(context.ToString())
            {
                public override torch.Tensor forward(torch.Tensor input) => input;
            }
        }
        """;
}
