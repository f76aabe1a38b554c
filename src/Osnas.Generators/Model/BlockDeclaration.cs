namespace Osnas.Generators.Model;

/// <summary>How a class is a block.</summary>
internal enum BlockForm
{
    /// <summary>It can't be one: the analyzer says why. Its name is known all the same.</summary>
    Faulty,

    /// <summary>It derives from <see cref="Osnas.Blocks.CustomBlock"/>.</summary>
    Lowered,

    /// <summary>It is a TorchSharp module.</summary>
    Module,
}

/// <summary>A class with <c>[Block]</c>.</summary>
/// <param name="Name">The name of the block.</param>
/// <param name="TypeName">The class as code refers to it.</param>
/// <param name="Options">The options that have an effect on it.</param>
/// <param name="Form">How it is a block.</param>
/// <param name="IsDiscouraged">Whether the compiler warns of its use: it is obsolete or experimental.</param>
internal sealed record BlockDeclaration(string Name, string TypeName, BlockOption Options, BlockForm Form, bool IsDiscouraged);
