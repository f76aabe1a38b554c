namespace Osnas.Generators.Emit;

/// <summary>Types as emitted code names them, whatever the user's own namespaces are called.</summary>
internal static class TypeNames
{
    public const string Module = "global::TorchSharp.torch.nn.Module<global::TorchSharp.torch.Tensor, global::TorchSharp.torch.Tensor>";
    public const string Architecture = "global::Osnas.Architecture";
    public const string BatchNormOptions = "global::Osnas.BatchNormOptions";
    public const string BlockModule = "global::Osnas.Modules.BlockModule";
    public const string CandidateCfg = "global::Osnas.CandidateCfg";
    public const string DeclaredLatency = "global::Osnas.LookUpTables.DeclaredLatency";
    public const string InfoMetric = "global::Osnas.InfoMetric";
    public const string InfoTable = "global::Osnas.InfoTable";
    public const string LayerCfg = "global::Osnas.LayerCfg";
}
