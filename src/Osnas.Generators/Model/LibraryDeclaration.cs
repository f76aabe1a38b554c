namespace Osnas.Generators.Model;

/// <summary>A referenced assembly that registers search spaces or named options when it is loaded.</summary>
/// <param name="Assembly">The name of the assembly.</param>
/// <param name="TypeName">A type in the assembly that is accessible to all code.</param>
/// <param name="IsDiscouraged">Whether the compiler warns about the use of that type.</param>
internal sealed record LibraryDeclaration(string Assembly, string TypeName, bool IsDiscouraged);
