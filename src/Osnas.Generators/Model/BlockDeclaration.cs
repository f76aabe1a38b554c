namespace Osnas.Generators.Model;

/// <summary>The form of a block's class.</summary>
internal enum BlockForm
{
    /// <summary>The class can't be a block, which the analyzer reports. Its name is still known.</summary>
    Faulty,

    /// <summary>It derives from <see cref="Osnas.Blocks.CustomBlock"/>.</summary>
    Lowered,

    /// <summary>It is a TorchSharp module.</summary>
    Module,
}

/// <summary>A class with <c>[Block]</c>.</summary>
/// <param name="Name">The name of the block.</param>
/// <param name="TypeName">The name of the class in code.</param>
/// <param name="Options">The options that the block uses.</param>
/// <param name="Form">The form of the class.</param>
/// <param name="IsDiscouraged">Whether the compiler warns about its use, because it is obsolete or experimental.</param>
internal sealed record BlockDeclaration(string Name, string TypeName, BlockOption Options, BlockForm Form, bool IsDiscouraged);
