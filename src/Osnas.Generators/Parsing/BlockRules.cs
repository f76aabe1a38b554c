using Microsoft.CodeAnalysis;
using Osnas.Blocks;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>The rules for classes with <c>[Block]</c> (OSNAS0207).</summary>
internal static class BlockRules
{
    private const string CustomBlock = "Osnas.Blocks.CustomBlock";
    private const string Module = "TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>";
    private const string BlockContext = "Osnas.Blocks.BlockContext";

    private static readonly BlockOption AllOptions =
        Enum.GetValues(typeof(BlockOption)).Cast<BlockOption>().Aggregate((options, option) => options | option);

    /// <summary>Reports why a class can't be a block, if it has <c>[Block]</c>.</summary>
    /// <param name="type">The class.</param>
    /// <param name="user">Its assembly.</param>
    /// <param name="findAll">Gives all blocks of the compilation.</param>
    /// <param name="report">Receives the diagnostics.</param>
    public static void Check(
        INamedTypeSymbol type, IAssemblySymbol user, Func<EquatableArray<BlockDeclaration>> findAll, Action<Diagnostic> report)
    {
        if (BlockReader.FindAttribute(type) is not { } attribute || BlockReader.Read(type, user) is not { } block)
            return;
        if (FindObstacle(type, user) is { } obstacle)
            Report(type.Locations[0], obstacle);
        else if (FindNameFault(block, findAll) is { } fault)
            Report(ArgumentLocator.Locate(attribute, nameof(BlockAttribute.Name)), fault);
        else if ((block.Options & ~AllOptions) is not BlockOption.None and var unknown)
            Report(ArgumentLocator.Locate(attribute, nameof(BlockAttribute.Options)), DescribeUnknown(unknown));

        void Report(Location location, string why) =>
            report(Diagnostic.Create(Descriptors.NotABlock, location, type.Name, DiagnosticText.Of(block.Name), DiagnosticText.Of(why)));
    }

    /// <summary>Finds the reason why generated code can't use a class as a block.</summary>
    /// <param name="type">The class.</param>
    /// <param name="user">The assembly of that code.</param>
    /// <returns>A clause, or null if it can.</returns>
    public static string? FindObstacle(INamedTypeSymbol type, IAssemblySymbol user)
    {
        if (type.IsStatic)
            return "it is static";
        if (type.IsAbstract)
            return "it is abstract";
        if (type.ContainingTypesAndSelf().FirstOrDefault(item => item.IsGenericType) is { } generic)
            return $"'{generic.Name}' is generic";
        if (type.ContainingTypesAndSelf().FirstOrDefault(item => item.IsFileLocal) is { } local)
            return $"'{local.Name}' is local to its file";
        if (!IsReachable(type, user))
            return "the generated code can't reach it; make it, and the types around it, internal or public";
        return FormOf(type) switch
        {
            BlockForm.Lowered when !HasConstructor(type, user) =>
                "it has no parameterless constructor that the generated code can call",
            BlockForm.Module when !HasConstructor(type, user, BlockContext) =>
                "it has no constructor with a BlockContext as its only parameter that the generated code can call",
            BlockForm.Faulty => "it derives neither from CustomBlock nor from Module<Tensor, Tensor>",
            _ => null,
        };
    }

    /// <summary>Determines the form of a block's class from its base class.</summary>
    public static BlockForm FormOf(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            switch (ancestor.ToDisplayString())
            {
                case CustomBlock:
                    return BlockForm.Lowered;
                case Module:
                    return BlockForm.Module;
            }
        }

        return BlockForm.Faulty;
    }

    /// <summary>Whether code of an assembly can name a type, from any place.</summary>
    public static bool IsReachable(INamedTypeSymbol type, IAssemblySymbol user) =>
        type.ContainingTypesAndSelf().All(item => IsReachable((ISymbol)item, user));

    public static bool IsReachable(ISymbol symbol, IAssemblySymbol user) =>
        symbol.DeclaredAccessibility == Accessibility.Public
        || (symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal
            && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, user));

    private static bool HasConstructor(INamedTypeSymbol type, IAssemblySymbol user, params string[] parameters) =>
        type.InstanceConstructors.Any(constructor =>
            IsReachable(constructor, user)
                && constructor.Parameters.Select(parameter => parameter.Type.ToDisplayString()).SequenceEqual(parameters));

    private static string DescribeUnknown(BlockOption options) =>
        FormattableString.Invariant($"its Options contain {(int)options}, which isn't an option; combine members of BlockOption");

    private static string? FindNameFault(BlockDeclaration block, Func<EquatableArray<BlockDeclaration>> findAll)
    {
        if (string.IsNullOrWhiteSpace(block.Name))
            return "its name is empty";
        if (!Words.AreVisible(block.Name))
            return "its name has an invisible character, such as a line break";
        if (BlockCatalog.BuiltIn.Find(block.Name) is not null)
            return "a built-in block has that name";
        var other = findAll().FirstOrDefault(item => item.Name == block.Name && item.TypeName != block.TypeName);
        return other is null ? null : $"'{other.TypeName.Replace("global::", string.Empty)}' has that name too";
    }
}
