namespace Osnas.Graph;

/// <summary>Checks of an operation's numbers.</summary>
internal static class Require
{
    public static void AtLeast(int least, int value, string what)
    {
        if (value < least)
            throw new GraphException($"the {what} is at least {least}, not {value}");
    }
}
