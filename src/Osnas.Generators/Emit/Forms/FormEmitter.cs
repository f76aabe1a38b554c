using Osnas.Spaces.Forms;

namespace Osnas.Generators.Emit.Forms;

/// <summary>
/// The parts of a space's generated code that depend on the form of superlayer. <see cref="FormEmitters"/> has one for
/// each form.
/// </summary>
internal abstract class FormEmitter
{
    /// <summary>The form.</summary>
    public abstract SuperlayerKind Kind { get; }

    /// <summary>The noun for a row of choices, such as <c>search layer</c>.</summary>
    public abstract string Row { get; }

    /// <summary>A description of the shape of look-up tables, such as <c>Search layers x candidates</c>.</summary>
    public abstract string Shape { get; }

    /// <summary>A description of what the constructor of a superlayer builds.</summary>
    public abstract string Builds { get; }

    /// <summary>The base class of superlayers.</summary>
    public string BaseClass => SuperlayerForms.Of(Kind).BaseClass;

    /// <summary>Writes the settings of a specification that differ from their defaults, as initializers.</summary>
    public abstract IEnumerable<string> Settings(SearchSpaceSpec spec);

    /// <summary>Describes the shape of a space with its numbers, for the documentation.</summary>
    public abstract string DescribeShape(SearchSpaceSpec spec);
}
