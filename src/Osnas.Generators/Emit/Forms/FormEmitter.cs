using Osnas.Spaces.Forms;

namespace Osnas.Generators.Emit.Forms;

/// <summary>
/// What the generated code of a space says otherwise in each form of superlayer. <see cref="FormEmitters"/> has one for
/// each form.
/// </summary>
internal abstract class FormEmitter
{
    /// <summary>The form.</summary>
    public abstract SuperlayerKind Kind { get; }

    /// <summary>A row of choices, as in <c>search layer</c>.</summary>
    public abstract string Row { get; }

    /// <summary>The shape of look-up tables, as in <c>Search layers x candidates</c>.</summary>
    public abstract string Shape { get; }

    /// <summary>What the constructor of a superlayer builds.</summary>
    public abstract string Builds { get; }

    /// <summary>The base class of superlayers.</summary>
    public string BaseClass => SuperlayerForms.Of(Kind).BaseClass;

    /// <summary>The settings of a specification that aren't as they are by default, as the initializer has them.</summary>
    public abstract IEnumerable<string> Settings(SearchSpaceSpec spec);

    /// <summary>The shape of a space with its numbers, for the documentation.</summary>
    public abstract string DescribeShape(SearchSpaceSpec spec);

    /// <summary>The list whose length is that of the search layers, where a model is decoded.</summary>
    /// <param name="spec">The expression of the specification.</param>
    public abstract string Layers(string spec);

    /// <summary>The arguments that name the block of a layer, where a model is decoded.</summary>
    /// <param name="spec">The expression of the specification.</param>
    public abstract string Chosen(string spec);
}
