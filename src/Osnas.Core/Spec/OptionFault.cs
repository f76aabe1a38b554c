namespace Osnas;

/// <summary>An option whose value no block accepts.</summary>
/// <param name="Option">The option.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
internal sealed record OptionFault(BlockOption Option, string Message);
