namespace Osnas.Dashboard.Pages;

/// <summary>The addresses of pages. Names of runs are in the query: any name survives there, and none is a path.</summary>
internal static class PageUrls
{
    /// <summary>The list of runs.</summary>
    public const string List = "/";

    /// <summary>A run.</summary>
    public const string Run = "/run";

    /// <summary>Runs side by side.</summary>
    public const string Compare = "/compare";

    /// <summary>The form that compares runs, of the page that lists them.</summary>
    public const string CompareForm = "compare";

    /// <summary>The form that asks for the secret.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>The style.</summary>
    public const string Style = "/dashboard.css";

    /// <summary>The script.</summary>
    public const string Script = "/live.js";

    /// <summary>The field of the query that names a run; to compare, there are several.</summary>
    public const string Name = "run";

    /// <summary>The field of the text that filters the list.</summary>
    public const string Text = "text";

    /// <summary>The field of the state that filters the list.</summary>
    public const string State = "state";

    /// <summary>The field of the secret.</summary>
    public const string Secret = "secret";

    /// <summary>The field of the address to go to with the right secret.</summary>
    public const string ReturnTo = "to";

    /// <summary>The page of a run.</summary>
    public static string OfRun(string name) => Query(Run, [(Name, name)]);

    /// <summary>The changes of a page.</summary>
    /// <param name="path">The path of the page.</param>
    public static string EventsOf(string path) => $"{path.TrimEnd('/')}/events";

    /// <summary>An address with the fields of a query.</summary>
    public static string Query(string path, IEnumerable<(string Name, string Value)> fields) =>
        $"{path}?{string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"))}";
}
