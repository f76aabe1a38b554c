using Osnas.Presets;

namespace Osnas.Spaces;

/// <summary>
/// All presets. Only what looks for a space by name uses this list: the presets cost other programs nothing, and are
/// trimmed away.
/// </summary>
internal static class PresetCatalog
{
    private const string Tiny = "microcontrollers";
    private const string Small = "small devices, short searches on a CPU";
    private const string Medium = "phones";

    /// <summary>The presets that are designed for a size of images, by size and then from the cheapest.</summary>
    public static IReadOnlyList<Preset> Designed { get; } =
    [
        new("tiny-28", Tiny, Tiny28.CreateRegistration),
        new("small-28", Small, Small28.CreateRegistration),
        new("tiny-32", Tiny, Tiny32.CreateRegistration),
        new("small-32", Small, Small32.CreateRegistration),
        new("medium-32", Medium, Medium32.CreateRegistration),
        new("tiny-64", Tiny, Tiny64.CreateRegistration),
        new("small-64", Small, Small64.CreateRegistration),
        new("medium-64", Medium, Medium64.CreateRegistration),
        new("tiny-96", Tiny, Tiny96.CreateRegistration),
        new("small-96", Small, Small96.CreateRegistration),
        new("medium-96", Medium, Medium96.CreateRegistration),
        new("small-128", Small, Small128.CreateRegistration),
        new("medium-128", Medium, Medium128.CreateRegistration),
        new("small-224", "small devices", Small224.CreateRegistration),
        new("medium-224", Medium, Medium224.CreateRegistration),
        new("large-224", "phones, highest accuracy", Large224.CreateRegistration),
    ];

    /// <summary>The published spaces and networks.</summary>
    public static IReadOnlyList<Preset> Published { get; } =
    [
        new("efficientnet-b0", "EfficientNet-B0, arXiv:1905.11946", EfficientNetB0.CreateRegistration),
        new("fairnas", "FairNAS, arXiv:1907.01845", FairNAS.CreateRegistration),
        new("fbnet", "FBNet, arXiv:1812.03443", FBNet.CreateRegistration),
        new("mnasnet", "MnasNet-B1, arXiv:1807.11626", MnasNet.CreateRegistration),
        new("mobilefacenet", "MobileFaceNets, arXiv:1804.07573", MobileFaceNet.CreateRegistration),
        new("mobilenet-v2", "MobileNetV2, arXiv:1801.04381", MobileNetV2.CreateRegistration),
        new("mobilenet-v3-large", "MobileNetV3-Large, arXiv:1905.02244", MobileNetV3Large.CreateRegistration),
        new("mobilenet-v3-small", "MobileNetV3-Small, arXiv:1905.02244", MobileNetV3Small.CreateRegistration),
        new("proxylessnas", "ProxylessNAS, arXiv:1812.00332", ProxylessNAS.CreateRegistration),
        new("spos", "Single Path One-Shot, arXiv:1904.00420", Spos.CreateRegistration),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Preset> All { get; } = [.. Designed, .. Published];

    /// <summary>The names of all.</summary>
    public static IEnumerable<string> Names => All.Select(preset => preset.Name);

    /// <summary>A preset by its name; null if there is none.</summary>
    public static Preset? Find(string name) => All.FirstOrDefault(preset => preset.IsCalled(name));
}
