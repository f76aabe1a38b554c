using Microsoft.CodeAnalysis;
using Osnas.Blocks;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;
using Osnas.Spaces;
using Osnas.Spaces.Forms;

namespace Osnas.Generators.Parsing;

/// <summary>The rules for a declared specification. Core finds the faults; this class locates them in the attributes.</summary>
internal static class SpecRules
{
    public static void Check(SpaceFacts facts, Action<Diagnostic> report)
    {
        var declared = facts.Declared with { Spec = facts.Lowered.Spec };
        foreach (var fault in facts.Lowered.Faults.Where(fault => Counts(fault, facts)))
        {
            var properties = DiagnosticProperties.Of(fault.Suggestion);
            report(Diagnostic.Create(
                Descriptors.Of(fault.Rule), Locate(facts.Type, declared, fault), properties, DiagnosticText.Sentence(fault.Message)));
        }

        var blocks = CustomBlocks.CatalogOf(facts.Blocks);
        declared = OwnConfigurationRules.Reduce(declared, facts, report);
        CheckInputSize(declared.Space, report);
        CheckRepeat(declared, report);
        CheckFormOptions(declared, report);
        CheckZeroChannels(declared, report);
        CheckDuplicates(declared, report);
        foreach (var attribute in declared.First.Concat(declared.Last).Concat(declared.Micro))
            CheckEffect(attribute, blocks, report);
    }

    /// <summary>
    /// Whether a fault is there whatever the code does that takes the place of attributes: that of a part on its own, if its
    /// attributes count.
    /// </summary>
    private static bool Counts(SpaceFault fault, SpaceFacts facts)
    {
        if (!facts.HasOwnConfiguration)
            return true;
        if (fault.Rule is not (SpaceRule.BlockIsKnown or SpaceRule.OptionIsValid or SpaceRule.LayerIsValid))
            return false;
        return !facts.Replaces(fault.Part == SpacePart.Micro ? GeneratedMembers.MicroCfg : GeneratedMembers.MacroCfg);
    }

    private static Location Locate(INamedTypeSymbol type, DeclaredSpace declared, SpaceFault fault)
    {
        if (fault is { Part: SpacePart.Space, Member: null })
            return DeclarationRules.LocationOf(type);
        var attribute = fault.Part switch
        {
            SpacePart.First => declared.First[fault.Index],
            SpacePart.Search => declared.Search[fault.Index],
            SpacePart.Last => declared.Last[fault.Index],
            SpacePart.Micro => declared.Micro[fault.Index],
            SpacePart.Space => declared.Space,
            var other => throw new InvalidOperationException($"{other} is no part of a space."),
        };
        return ArgumentLocator.Locate(attribute, fault.Member);
    }

    /// <summary>Reports an input size that is written twice or in half. A specification has the size that results.</summary>
    private static void CheckInputSize(AttributeData space, Action<Diagnostic> report)
    {
        var (size, height, width) =
            (nameof(SearchSpaceAttribute.InputSize), nameof(SearchSpaceAttribute.InputHeight), nameof(SearchSpaceAttribute.InputWidth));
        var written = space.NamedArguments.Select(argument => argument.Key).Where(name => name == size || name == height || name == width);
        var sides = written.Where(name => name != size).ToArray();
        if (written.Contains(size) && sides.Length > 0)
            Report(size, $"write {size} for a square, or {height} and {width}: not both");
        else if (sides.Length == 1)
            Report(sides[0], $"add {(sides[0] == height ? width : height)}, or write {size} for a square");

        void Report(string member, string advice)
        {
            var values = written.Select(name => $"{name} is {new AttributeReader(space).Named(name, 0)}");
            report(Diagnostic.Create(
                Descriptors.InputSizeIsUnclear, ArgumentLocator.Locate(space, member), $"{string.Join(", ", values)}; {advice}"));
        }
    }

    /// <summary>Checks the repetitions, which a specification no longer has.</summary>
    private static void CheckRepeat(DeclaredSpace declared, Action<Diagnostic> report)
    {
        foreach (var attribute in declared.Search.Distinct())
        {
            var repeat = new AttributeReader(attribute).Named(nameof(MacroSearchAttribute.Repeat), 1);
            if (repeat < 1)
                report(
                    Diagnostic.Create(
                        Descriptors.LayerIsInvalid, ArgumentLocator.Locate(attribute, nameof(MacroSearchAttribute.Repeat)),
                        $"Repeat is {repeat}; it must be at least 1"));
        }
    }

    /// <summary>Reports options of other forms. In a specification, an option that isn't set is zero, so only attributes show it.</summary>
    private static void CheckFormOptions(DeclaredSpace declared, Action<Diagnostic> report)
    {
        var form = declared.Spec.Form;
        if (!SuperlayerForms.All.Contains(form))
            return;
        var ofOthers = SuperlayerForms.All.SelectMany(other => other.Options).Except(form.Options).ToArray();
        foreach (var argument in declared.Space.NamedArguments.Where(argument => ofOthers.Contains(argument.Key)))
        {
            var location = ArgumentLocator.Locate(declared.Space, argument.Key);
            report(Diagnostic.Create(
                Descriptors.OptionWithoutEffect, location, argument.Key, $"{form.Kind}", form.LayerInWords, string.Empty));
        }
    }

    /// <summary>Reports zero channels in an attribute. In a specification, zero stands for the default.</summary>
    private static void CheckZeroChannels(DeclaredSpace declared, Action<Diagnostic> report)
    {
        foreach (var attribute in declared.First.Concat(declared.Last))
        {
            foreach (var member in new[] { nameof(BlockCfg.InChannels), nameof(BlockCfg.OutChannels) })
            {
                var parameter = char.ToLowerInvariant(member[0]) + member.Substring(1);
                var reader = new AttributeReader(attribute);
                if (reader.HasParameter(parameter) && reader.Argument<int>(parameter) == 0)
                    report(Diagnostic.Create(
                        Descriptors.LayerIsInvalid, ArgumentLocator.Locate(attribute, member),
                        $"{member} is 0; it must be from 1 to {SearchSpaceSpec.MaxExtent}"));
            }
        }
    }

    private static void CheckDuplicates(DeclaredSpace declared, Action<Diagnostic> report)
    {
        var candidates = declared.Spec.MicroCfg;
        for (var index = 0; index < candidates.Count; index++)
        {
            var earlier = candidates.Take(index).TakeWhile(candidate => !candidate.IsSameAs(candidates[index])).Count();
            if (earlier < index)
                report(
                    Diagnostic.Create(
                        Descriptors.DuplicateCandidate, ArgumentLocator.Locate(declared.Micro[index], null), index,
                        DiagnosticText.Of($"{candidates[index]}"), earlier));
        }
    }

    private static void CheckEffect(AttributeData attribute, BlockCatalog blocks, Action<Diagnostic> report)
    {
        var reader = new AttributeReader(attribute);
        var block = reader.Argument<string>("block") ?? string.Empty;
        if (blocks.Find(block) is not { } definition)
            return;
        foreach (var argument in attribute.NamedArguments)
        {
            if (!Enum.TryParse<BlockOption>(argument.Key, out var option)
                || FindObstacle(option, definition, reader) is not (var present, var advice))
                continue;
            report(
                Diagnostic.Create(
                    Descriptors.OptionWithoutEffect, ArgumentLocator.Locate(attribute, argument.Key), argument.Key,
                    DiagnosticText.Of(block), present, advice));
        }
    }

    /// <summary>Finds why an option has no effect: what the block has in its place, and what else to do; null if it has one.</summary>
    private static (string Present, string Advice)? FindObstacle(BlockOption option, BlockDefinition block, AttributeReader reader)
    {
        if (!block.Options.Includes(option))
        {
            return (
                block.Options == BlockOption.None ? "no options" : $"{block.Options}",
                block is DeclaredBlock ? $", or name BlockOption.{option} in the block's Options" : string.Empty);
        }

        // A value that contradicts HiddenChannels is out of range.
        if (option == BlockOption.ExpansionRate
            && reader.Named(nameof(BlockOptions.HiddenChannels), 0) > 0
            && reader.Named(nameof(BlockOptions.ExpansionRate), BlockOptions.DefaultExpansionRate) == BlockOptions.DefaultExpansionRate)
            return (nameof(BlockOptions.HiddenChannels), string.Empty);
        return block is BuiltInBlock
            && Block.SqueezeExciteDetails.Includes(option)
            && !reader.Named(nameof(BlockOptions.SqueezeExcite), false)
            ? ("no squeeze-excite", ", or set SqueezeExcite = true")
            : null;
    }
}
