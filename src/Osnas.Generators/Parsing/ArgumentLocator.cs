using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Osnas.Generators.Parsing;

/// <summary>Finds the source location of an attribute's argument.</summary>
internal static class ArgumentLocator
{
    /// <summary>Finds the location of an argument.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="member">The property that the argument sets, by name or through the constructor; null for the attribute itself.</param>
    /// <returns>The location of the argument, or of the attribute if the argument isn't written.</returns>
    public static Location Locate(AttributeData attribute, string? member)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            return Location.None;
        return (member is null ? null : Find(attribute, syntax, member))?.GetLocation() ?? syntax.GetLocation();
    }

    private static AttributeArgumentSyntax? Find(AttributeData attribute, AttributeSyntax syntax, string member)
    {
        var parameter = attribute.AttributeConstructor?.Parameters.FirstOrDefault(candidate => IsNamed(candidate.Name, member));
        var position = 0;
        foreach (var argument in syntax.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals is { Name.Identifier.ValueText: var property })
            {
                if (property == member)
                    return argument;
            }
            else if (argument.NameColon is { Name.Identifier.ValueText: var name })
            {
                if (IsNamed(name, member))
                    return argument;
            }
            else if (position++ == parameter?.Ordinal)
            {
                return argument;
            }
        }

        return null;
    }

    /// <summary>Whether a parameter sets a property, because their names differ only in case.</summary>
    private static bool IsNamed(string parameter, string property) =>
        string.Equals(parameter, property, StringComparison.OrdinalIgnoreCase);
}
