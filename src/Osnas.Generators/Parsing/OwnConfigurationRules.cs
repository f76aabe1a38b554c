using Microsoft.CodeAnalysis;
using Osnas.Generators.Diagnostics;

namespace Osnas.Generators.Parsing;

/// <summary>The rule that attributes have no effect if the user writes in code what they declare (OSNAS0205).</summary>
internal static class OwnConfigurationRules
{
    /// <summary>Reports the attributes that have no effect, and leaves them out.</summary>
    /// <param name="declared">The attributes of a space.</param>
    /// <param name="facts">The space.</param>
    /// <param name="report">Receives the diagnostics: one for each kind of attribute, at the first of them.</param>
    /// <returns>The attributes that have an effect.</returns>
    public static DeclaredSpace Reduce(DeclaredSpace declared, SpaceFacts facts, Action<Diagnostic> report)
    {
        var spec = declared.Spec;
        if (facts.Replaces(GeneratedMembers.MacroCfg))
        {
            Report(declared.First, GeneratedMembers.MacroCfg);
            Report(declared.Search, GeneratedMembers.MacroCfg);
            Report(declared.Last, GeneratedMembers.MacroCfg);
            declared = declared with { First = [], Search = [], Last = [], Spec = spec = spec with { MacroCfg = new([], [], []) } };
        }

        if (facts.Replaces(GeneratedMembers.MicroCfg))
        {
            Report(declared.Micro, GeneratedMembers.MicroCfg);
            declared = declared with { Micro = [], Spec = spec with { MicroCfg = new([]) } };
        }

        if (facts.Replaces(GeneratedMembers.Spec))
        {
            Report(declared.Constraints, GeneratedMembers.Spec);
            declared = declared with { Constraints = [] };
        }

        return declared;

        void Report(IReadOnlyList<AttributeData> attributes, GeneratedProperty replaced)
        {
            if (attributes.Count == 0)
                return;
            var name = attributes[0].AttributeClass!.Name;
            report(Diagnostic.Create(
                Descriptors.OptionWithoutEffect, ArgumentLocator.Locate(attributes[0], null),
                $"[{name.Substring(0, name.Length - nameof(Attribute).Length)}]", facts.Type.Name,
                $"a {replaced.Name} written in code", string.Empty));
        }
    }
}
