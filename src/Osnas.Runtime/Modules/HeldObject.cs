using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>A module or a tensor that a module holds, itself or in something that it holds.</summary>
/// <param name="Field">The field where it begins.</param>
/// <param name="Place">The field, and what in it leads there, as in <c>_convs[0]</c>.</param>
/// <param name="IsField">Whether it is the value of the field itself.</param>
/// <param name="Value">The module or tensor.</param>
internal sealed record HeldObject(FieldInfo Field, string Place, bool IsField, object Value)
{
    private const int MaxObjects = 100_000;

    private const BindingFlags OfClass = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>
    /// What a module holds in fields of classes of the user's own: in them, and in collections, tuples, closures and
    /// objects of the user's own in them. What a module that is found holds isn't looked into.
    /// </summary>
    /// <param name="module">The module.</param>
    public static IEnumerable<HeldObject> Find(nn.Module module)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance) { module };
        return FieldsOf(module.GetType(), BindingFlags.Instance).SelectMany(field => FindIn(field, module, seen));
    }

    /// <summary>What the static fields of a module's class hold.</summary>
    /// <param name="module">The module.</param>
    public static IEnumerable<HeldObject> FindStatic(nn.Module module)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance) { module };
        return FieldsOf(module.GetType(), BindingFlags.Static).SelectMany(field => FindIn(field, null, seen));
    }

    private static IEnumerable<HeldObject> FindIn(FieldInfo field, object? owner, HashSet<object> seen)
    {
        var start = NameOf(field);
        return Walk(field.GetValue(owner), start, seen)
            .Select(found => new HeldObject(field, found.Place, found.Place == start, found.Value));
    }

    private static IEnumerable<(string Place, object Value)> Walk(object? start, string place, HashSet<object> seen)
    {
        var open = new Queue<(string Place, object Value)>();
        Add(place, start);
        while (open.TryDequeue(out var next))
        {
            if (next.Value is nn.Module or Tensor)
            {
                yield return next;
                continue;
            }

            foreach (var (suffix, value) in PartsOf(next.Value))
                Add(next.Place + suffix, value);
        }

        void Add(string name, object? value)
        {
            if (value is not null && seen.Count < MaxObjects && seen.Add(value))
                open.Enqueue((name, value));
        }
    }

    /// <summary>What an object consists of; nothing for one whose inside is nobody's business.</summary>
    private static IEnumerable<(string Suffix, object? Value)> PartsOf(object value)
    {
        var type = value.GetType();
        return value switch
        {
            string or Type => [],
            _ when type.IsPrimitive || type.IsEnum || type.IsPointer => [],
            Array array when array.GetType().GetElementType()!.IsPrimitive => [],
            Delegate function => function.GetInvocationList().Select(one => (string.Empty, one.Target)),
            IDictionary dictionary => dictionary.Keys.Cast<object>().Select((key, index) => ($".Keys[{index}]", (object?)key))
                .Concat(dictionary.Keys.Cast<object>().Select(key => ($"[{key}]", dictionary[key]))),
            ITuple tuple => Enumerable.Range(0, tuple.Length).Select(index => ($".Item{index + 1}", tuple[index])),
            IEnumerable list when IsCollection(type) => list.Cast<object?>().Select((item, index) => ($"[{index}]", item)),

            // Lazy<T>, KeyValuePair<K, V>, StrongBox<T>: of the framework's own types, those that hold what they are given.
            _ when !IsFramework(type) || type.IsGenericType => FieldsOf(type, BindingFlags.Instance)
                .Where(field => !field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                .Select(field => ($".{NameOf(field)}", field.GetValue(value))),
            _ => [],
        };
    }

    /// <summary>
    /// The fields of a class and its base classes, but for those of TorchSharp and of Osnas, whose modules are all registered.
    /// </summary>
    /// <remarks>Trimming can hide fields; what can't be found here shows in the output (see <see cref="RegistrationRules"/>).</remarks>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A second check does without reflection.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A second check does without reflection.")]
    private static IEnumerable<FieldInfo> FieldsOf(Type type, BindingFlags scope)
    {
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            if (IsLibrary(level))
                continue;
            foreach (var field in level.GetFields(OfClass | scope))
                yield return field;
        }
    }

    private static bool IsCollection(Type type) =>
        type.IsArray || (IsFramework(type) && type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true);

    private static bool IsFramework(Type type) =>
        type.Assembly == typeof(object).Assembly || type.Assembly.GetName().Name?.StartsWith("System.", StringComparison.Ordinal) == true;

    private static bool IsLibrary(Type type) =>
        type.Assembly == typeof(nn.Module).Assembly || type.Assembly == typeof(HeldObject).Assembly
            || type.Assembly == typeof(SearchSpaceSpec).Assembly;

    /// <summary>The name of a field; of the field behind a property, that of the property.</summary>
    private static string NameOf(FieldInfo field) =>
        field.Name is ['<', .. var rest] && rest.IndexOf('>', StringComparison.Ordinal) is > 0 and var end ? rest[..end] : field.Name;
}
