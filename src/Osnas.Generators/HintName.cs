namespace Osnas.Generators;

/// <summary>The names of generated files: those of their types, made unique where two differ in case only. No type has a hyphen in its name.</summary>
internal static class HintName
{
    public static string Of(string fullName, EquatableArray<string> allNames)
    {
        var earlier = allNames.Count(name =>
            string.Equals(name, fullName, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(name, fullName) < 0);
        return earlier == 0 ? fullName : $"{fullName}-{earlier + 1}";
    }
}
