using Osnas.Generators.Emit.Forms;

namespace Osnas.Generators.Emit;

/// <summary>The names of types in generated code, which are independent of the user's namespaces.</summary>
internal static class TypeNames
{
    public const string Architecture = "global::Osnas.Architecture";
    public const string BatchNormOptions = "global::Osnas.BatchNormOptions";
    public const string BlockCfg = "global::Osnas.BlockCfg";
    public const string BlockRegistry = "global::Osnas.Blocks.BlockRegistry";
    public const string CandidateCfg = "global::Osnas.CandidateCfg";
    public const string ConstraintCfg = "global::Osnas.ConstraintCfg";
    public const string DeclaredLatency = "global::Osnas.LookUpTables.DeclaredLatency";
    public const string Device = "global::TorchSharp.torch.Device";
    public const string GeneratedCode = "global::System.CodeDom.Compiler.GeneratedCode";
    public const string ImageSize = "global::Osnas.ImageSize";
    public const string LayerCfg = "global::Osnas.LayerCfg";
    public const string ModuleBlock = "global::Osnas.Modules.ModuleBlock";
    public const string ModuleInitializer = "global::System.Runtime.CompilerServices.ModuleInitializer";
    public const string SearchSpaces = "global::Osnas.SearchSpaces";
    public const string SearchSpaceRegistration = "global::Osnas.SearchSpaceRegistration";

    private const string Global = "global::";

    /// <summary>The metadata names of all of Osnas's, TorchSharp's and the framework's types that emitted code names.</summary>
    public static IReadOnlyList<string> MetadataNames { get; } =
    [
        .. new[]
        {
            Architecture, BatchNormOptions, BlockCfg, BlockRegistry, CandidateCfg, ConstraintCfg, DeclaredLatency, ImageSize,
            LayerCfg, ModuleBlock, SearchSpaces, SearchSpaceRegistration, GeneratedCode + nameof(Attribute),
            ModuleInitializer + nameof(Attribute),
        }.Select(name => name.Substring(Global.Length)),
        .. GeneratedMembers.Properties.Select(property => property.Type),
        .. GeneratedMembers.Components.Select(component => $"{nameof(Osnas)}.{component.BaseName}"),
        .. new[]
        {
            typeof(Activation), typeof(BlockOption), typeof(InfoMetric), typeof(MicroLayers), typeof(SqueezeExciteGate),
            typeof(SqueezeExciteOf), typeof(SuperlayerKind),
        }.Select(type => type.FullName),
        .. FormEmitters.All.Select(form => $"{nameof(Osnas)}.{form.BaseClass}"),
        "System.NotSupportedException", "System.ObsoleteAttribute",
        "System.Diagnostics.CodeAnalysis.ExperimentalAttribute", "TorchSharp.torch",
    ];
}
