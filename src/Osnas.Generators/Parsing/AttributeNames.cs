namespace Osnas.Generators.Parsing;

/// <summary>The metadata names of the attributes that declare a search space or a block.</summary>
internal static class AttributeNames
{
    public const string SearchSpace = "Osnas.SearchSpaceAttribute";
    public const string MacroFirst = "Osnas.MacroFirstAttribute";
    public const string MacroSearch = "Osnas.MacroSearchAttribute";
    public const string MacroLast = "Osnas.MacroLastAttribute";
    public const string Micro = "Osnas.MicroAttribute";
    public const string Block = "Osnas.BlockAttribute";
    public const string Constraint = "Osnas.ConstraintAttribute";
    public const string InfoTable = "Osnas.InfoTableAttribute";
}
