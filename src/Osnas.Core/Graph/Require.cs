namespace Osnas.Graph;

/// <summary>Checks the numbers of an operation.</summary>
internal static class Require
{
    public static void AtLeast(int least, int value, string what)
    {
        if (value < least)
            throw new GraphException($"the {what} must be at least {least}, not {value}");
    }
}
