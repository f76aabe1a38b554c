namespace Osnas.Generators;

/// <summary>
/// The members that are generated into a search space. Emitters write them, readers find the user's replacements, and
/// rules check the names.
/// </summary>
internal static class GeneratedMembers
{
    /// <summary>The tool name in the generated code.</summary>
    public const string Tool = "Osnas.Generators";

    /// <summary>The type of the last parameter of networks and layers.</summary>
    public const string Device = "TorchSharp.torch.Device";

    private const string BatchNormOptions = "Osnas.BatchNormOptions";
    private const string ImageSize = "Osnas.ImageSize";
    private const string SearchSpaceSpec = "Osnas.SearchSpaceSpec";

    public static GeneratedProperty MacroCfg { get; } = new("MacroCfg", "Osnas.MacroCfg");

    public static GeneratedProperty MicroCfg { get; } = new("MicroCfg", "Osnas.MicroCfg");

    public static GeneratedProperty Spec { get; } = new("Spec", SearchSpaceSpec);

    public static GeneratedProperty ModelCfgShape { get; } = new("ModelCfgShape", "Osnas.ModelCfgShape");

    public static GeneratedMember ConstructSuperlayer { get; } = new(
        "ConstructSuperlayer", ["int", BatchNormOptions], "protected override BaseSuperlayer ConstructSuperlayer(int, BatchNormOptions)");

    public static GeneratedMember Create { get; } = new(
        "Create", [$"{ImageSize}?", "int"], "public static LookUpTable Create(ImageSize?, int)");

    public static GeneratedMember DeclaredTables { get; } = new(
        "DeclaredTables", null, "protected override string? DeclaredTables");

    public static GeneratedMember DeclaredLatency { get; } = new(
        "DeclaredLatency", null, "protected override DeclaredLatency? DeclaredLatency");

    public static GeneratedComponent Superlayer { get; } = new(
        "Superlayer", ["int", BatchNormOptions, Device], [SearchSpaceSpec, "int", BatchNormOptions, Device], []);

    public static GeneratedComponent Supernet { get; } = new(
        "Supernet", ["int", BatchNormOptions, Device], [SearchSpaceSpec, BatchNormOptions, Device], [ConstructSuperlayer]);

    public static GeneratedComponent Model { get; } = new(
        "Model",
        ["Osnas.Architecture", "int", BatchNormOptions, Device],
        [SearchSpaceSpec, "Osnas.Architecture", BatchNormOptions, Device],
        []);

    public static GeneratedComponent LookUpTable { get; } = new(
        "LookUpTable", [ImageSize, "int"], [SearchSpaceSpec, ImageSize, "int"], [Create, DeclaredTables, DeclaredLatency]);

    /// <summary>The static properties of the space, in the order of the generated code.</summary>
    public static IReadOnlyList<GeneratedProperty> Properties { get; } = [MacroCfg, MicroCfg, Spec, ModelCfgShape];

    /// <summary>The properties that, if the user writes them, make the space another than the attributes say.</summary>
    public static IReadOnlyList<GeneratedProperty> Configuration { get; } = [MacroCfg, MicroCfg, Spec];

    /// <summary>The nested classes of the space.</summary>
    public static IReadOnlyList<GeneratedComponent> Components { get; } = [Superlayer, Supernet, Model, LookUpTable];

    /// <summary>The names of the members of the space itself.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Properties.Select(property => property.Name), .. Components.Select(component => component.Name)];
}

/// <summary>A static property of a space.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Type">Its type, which a replacement must have too.</param>
internal sealed record GeneratedProperty(string Name, string Type);

/// <summary>A nested class of a space.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Constructor">The types of its constructor's parameters.</param>
/// <param name="BaseConstructor">The types of the arguments for the base class's constructor.</param>
/// <param name="Members">Its other members.</param>
internal sealed record GeneratedComponent(
    string Name, IReadOnlyList<string> Constructor, IReadOnlyList<string> BaseConstructor, IReadOnlyList<GeneratedMember> Members)
{
    /// <summary>The base class, in the namespace Osnas.</summary>
    public string BaseName => $"Base{Name}";
}

/// <summary>A member of a nested class: an override, or a static method.</summary>
/// <param name="Name">The name of the member.</param>
/// <param name="Parameters">The types of its parameters; null if it is a property.</param>
/// <param name="Form">The declaration of a replacement.</param>
internal sealed record GeneratedMember(string Name, IReadOnlyList<string>? Parameters, string Form)
{
    public bool IsOverride => this != GeneratedMembers.Create;
}
