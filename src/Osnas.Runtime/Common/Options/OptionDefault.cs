namespace Osnas.Options;

/// <summary>An option with its default.</summary>
/// <param name="Option">The option.</param>
/// <param name="Value">The default in words; null for none.</param>
internal sealed record OptionDefault(OptionDeclaration Option, string? Value);
