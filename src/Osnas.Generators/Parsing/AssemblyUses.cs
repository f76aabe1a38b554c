using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>
/// The attributes of Osnas that a referenced assembly can use, of those that the generator looks for. Its metadata says so
/// without a look at its types, which can be thousands.
/// </summary>
internal sealed class AssemblyUses
{
    private static readonly SoughtAttribute[] Sought =
    [
        SoughtAttribute.Of(AttributeNames.Block), SoughtAttribute.Of(AttributeNames.SearchSpace),
        .. NamedOptionsKind.All.Select(kind => SoughtAttribute.Of(kind.Attribute)),
    ];

    /// <summary>Compilations share the symbols of their references, until a reference changes.</summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, AssemblyUses> Known = new();

    private readonly HashSet<string> _attributes = new(StringComparer.Ordinal);

    private AssemblyUses(IAssemblySymbol assembly)
    {
        // Osnas.Runtime declares some of the attributes itself.
        if (!assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == OsnasAssemblies.Core)))
            return;
        foreach (var attribute in Sought)
        {
            if (assembly.GetTypeByMetadataName(attribute.FullName) is not null || assembly.Modules.Any(attribute.IsUsedIn))
                _attributes.Add(attribute.FullName);
        }
    }

    /// <summary>The referenced assemblies that can use one of some attributes.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="attributes">The metadata names of the attributes.</param>
    public static IEnumerable<IAssemblySymbol> Find(Compilation compilation, params string[] attributes) =>
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => Known.GetValue(assembly, key => new(key))._attributes.Overlaps(attributes));

    /// <summary>An attribute that is looked for.</summary>
    private sealed record SoughtAttribute(string Namespace, string Name)
    {
        public string FullName { get; } = $"{Namespace}.{Name}";

        public static SoughtAttribute Of(string fullName)
        {
            var dot = fullName.LastIndexOf('.');
            return new(fullName.Substring(0, dot), fullName.Substring(dot + 1));
        }

        /// <summary>Whether a module can use the attribute. One that is compiled from source has no metadata yet.</summary>
        public bool IsUsedIn(IModuleSymbol module)
        {
            if (module.GetMetadata()?.GetMetadataReader() is not { } reader)
                return true;
            foreach (var handle in reader.TypeReferences)
            {
                var type = reader.GetTypeReference(handle);
                if (reader.StringComparer.Equals(type.Name, Name) && reader.StringComparer.Equals(type.Namespace, Namespace))
                    return true;
            }

            return false;
        }
    }
}
