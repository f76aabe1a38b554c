namespace Osnas.Generators.Model;

/// <summary>A referenced assembly that registers something when it is loaded: search spaces, or named options.</summary>
/// <param name="Assembly">The name of the assembly.</param>
/// <param name="TypeName">A type of it that any code can name.</param>
/// <param name="IsDiscouraged">Whether the compiler warns of the use of that type.</param>
internal sealed record LibraryDeclaration(string Assembly, string TypeName, bool IsDiscouraged);
