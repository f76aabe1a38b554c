namespace Osnas.Common;

/// <summary>libtorch from another place than the packages of the program.</summary>
internal static class LibtorchFolder
{
    /// <summary>The variable that names the folder, such as <c>torch/lib</c> of an installed PyTorch.</summary>
    public const string Variable = "OSNAS_LIBTORCH";
}
