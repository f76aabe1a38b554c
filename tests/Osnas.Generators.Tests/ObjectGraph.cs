using System.Collections;
using System.Reflection;

namespace Osnas.Generators.Tests;

/// <summary>Walks through everything that is reachable from an object by its fields.</summary>
internal static class ObjectGraph
{
    /// <summary>The first object whose type, or a type it derives from or implements, is one of Roslyn's.</summary>
    public static object? FindRoslynObject(object? root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([root]);
        while (open.TryPop(out var current))
        {
            if (current is null or string || current.GetType().IsPrimitive || !seen.Add(current))
                continue;
            if (Types(current.GetType()).Select(type => type.Assembly.GetName().Name!)
                .Any(name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)))
                return current;
            if (current is IEnumerable items)
            {
                foreach (var item in items)
                    open.Push(item);
            }

            foreach (var type in Types(current.GetType()).Where(type => type.IsClass || type.IsValueType))
            {
                foreach (var field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                        .Where(field => !field.FieldType.IsPointer))
                    open.Push(field.GetValue(current));
            }
        }

        return null;
    }

    private static IEnumerable<Type> Types(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
        foreach (var contract in type.GetInterfaces())
            yield return contract;
    }
}
