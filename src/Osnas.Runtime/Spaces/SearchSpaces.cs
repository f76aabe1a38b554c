using Osnas.Modules;

namespace Osnas;

/// <summary>
/// What a generated search space offers, without the name of its class. No reflection, and no libtorch until a network is
/// built.
/// </summary>
/// <param name="Spec">The search space.</param>
/// <param name="CreateSupernet">Builds its supernet, for a number of classes.</param>
/// <param name="CreateModel">Builds the network of an architecture, for a number of classes.</param>
/// <param name="CreateLookUpTable">Computes its look-up table, for an input size and a number of classes.</param>
public sealed record SearchSpaceRegistration(
    SearchSpaceSpec Spec,
    Func<int, BatchNormOptions?, BaseSupernet> CreateSupernet,
    Func<Architecture, int, BatchNormOptions?, BaseModel> CreateModel,
    Func<ImageSize, int, BaseLookUpTable> CreateLookUpTable)
{
    /// <summary>Builds its supernet, for a number of classes.</summary>
    /// <exception cref="SearchSpaceException">A class of the user's own holds weights that aren't registered.</exception>
    public Func<int, BatchNormOptions?, BaseSupernet> CreateSupernet { get; init; } =
        (classes, batchNorm) => RegistrationRules.CheckFields(CreateSupernet(classes, batchNorm), Spec.Name);

    /// <summary>Builds the network of an architecture, for a number of classes.</summary>
    /// <exception cref="SearchSpaceException">A class of the user's own holds weights that aren't registered.</exception>
    public Func<Architecture, int, BatchNormOptions?, BaseModel> CreateModel { get; init; } =
        (architecture, classes, batchNorm) => RegistrationRules.CheckFields(CreateModel(architecture, classes, batchNorm), Spec.Name);

    /// <summary>
    /// The name of its class with namespace and containing types, as in <c>Demo.Outer.MySpace</c>: different for each space of
    /// an assembly.
    /// </summary>
    public string FullName { get; init; } = Spec.Name;

    /// <summary>The name of the assembly that its class is in; empty if the space has no class.</summary>
    public string Assembly { get; init; } = string.Empty;

    /// <summary>The full name and the assembly, as in <c>Demo.Outer.MySpace, MyLibrary</c>: different for each space.</summary>
    public string QualifiedName => Assembly.Length == 0 ? FullName : $"{FullName}, {Assembly}";

    /// <summary>
    /// The name to find it by: that of its class, or the full name if several spaces have that, or the qualified one if several
    /// have that too.
    /// </summary>
    public string Name =>
        new[] { Spec.Name, FullName }.FirstOrDefault(name => SearchSpaces.Named(name) is [var only] && ReferenceEquals(only, this))
            ?? QualifiedName;
}

/// <summary>
/// The search spaces of the assemblies that are loaded, by name. Generated code registers each when its assembly is loaded.
/// </summary>
public static class SearchSpaces
{
    private static readonly Dictionary<string, SearchSpaceRegistration> Registrations = [];

    /// <summary>All registered search spaces, by name in ordinal order.</summary>
    public static IReadOnlyList<SearchSpaceRegistration> All
    {
        get
        {
            lock (Registrations)
                return [
                    .. Registrations.Values.OrderBy(space => space.Spec.Name, StringComparer.Ordinal)
                    .ThenBy(space => space.QualifiedName, StringComparer.Ordinal)
                ];
        }
    }

    /// <summary>Registers a search space.</summary>
    /// <param name="registration">The search space. It replaces one with the same full name and assembly.</param>
    public static void Register(SearchSpaceRegistration registration)
    {
        lock (Registrations)
            Registrations[registration.QualifiedName] = registration;
    }

    /// <summary>Forgets a search space. For tests, which share the list.</summary>
    internal static void Remove(SearchSpaceRegistration registration)
    {
        lock (Registrations)
            Registrations.Remove(registration.QualifiedName);
    }

    /// <summary>A search space by its name, if there is one.</summary>
    /// <param name="name">The name of its class, in any case; the full name where several classes have it, and with the
    /// assembly, as in <c>Demo.MySpace, MyLibrary</c>, where several have that.</param>
    /// <returns>The search space, or null if there is none, or several.</returns>
    public static SearchSpaceRegistration? Find(string name) => Named(name) is [var only] ? only : null;

    /// <summary>A search space by its name.</summary>
    /// <param name="name">The name of its class, in any case; the full name where several classes have it, and with the
    /// assembly, as in <c>Demo.MySpace, MyLibrary</c>, where several have that.</param>
    /// <returns>The search space.</returns>
    /// <exception cref="KeyNotFoundException">There is none, or there are several; the message lists the existing ones.</exception>
    public static SearchSpaceRegistration Get(string name) => (All, Named(name)) switch
    {
        (_, [var only]) => only,
        ([], _) => throw new KeyNotFoundException(
            $"There is no search space '{name}': no loaded assembly has a class with [SearchSpace]."),
        (var all, []) =>
            throw new KeyNotFoundException(
                $"There is no search space '{name}'. There are: {string.Join(", ", all.Select(space => space.Name))}."),
        var (_, several) =>
            throw new KeyNotFoundException($"There are several search spaces '{name}'. Write a full name: {OneOf(several)}."),
    };

    /// <summary>
    /// The search spaces of a name: first of the qualified names, then the full ones, then those of classes; exactly so, or
    /// else in any case.
    /// </summary>
    internal static IReadOnlyList<SearchSpaceRegistration> Named(string name)
    {
        var all = All;
        return
        [
            .. new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase }
                .SelectMany(
                    comparison =>
                        new Func<SearchSpaceRegistration, string>[]
                        {
                            space => space.QualifiedName, space => space.FullName, space => space.Spec.Name
                        }
                    .Select(nameOf => all.Where(space => string.Equals(nameOf(space), name, comparison))))
                .FirstOrDefault(found => found.Any()) ?? [],
        ];
    }

    /// <summary>The names of several spaces to choose from. One with a comma has its assembly in it.</summary>
    internal static string OneOf(IEnumerable<SearchSpaceRegistration> spaces) =>
        string.Join(" or ", spaces.Select(space => space.Name.Contains(',') ? $"'{space.Name}'" : space.Name));
}
