namespace Osnas;

/// <summary>The names of the members of a measured table's JSON that say which space it is of and what was measured.</summary>
internal static class TableMembers
{
    /// <summary>The name of the search space.</summary>
    public const string Space = "space";

    /// <summary>The fingerprint of the space.</summary>
    public const string Fingerprint = "fingerprint";

    /// <summary>The metric, in lower case.</summary>
    public const string Metric = "metric";

    /// <summary>Height and width of the image.</summary>
    public const string InputSize = "inputSize";

    /// <summary>Number of classes.</summary>
    public const string Classes = "classes";

    /// <summary>The cells by layer and candidate; null where a candidate isn't allowed.</summary>
    public const string Rows = "rows";

    /// <summary>The cost of the fixed stages.</summary>
    public const string Base = "base";
}
