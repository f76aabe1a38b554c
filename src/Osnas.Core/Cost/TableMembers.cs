namespace Osnas;

/// <summary>The names of the JSON members of a measured table that identify the space and the measurement.</summary>
internal static class TableMembers
{
    /// <summary>The name of the search space.</summary>
    public const string Space = "space";

    /// <summary>The fingerprint of the space.</summary>
    public const string Fingerprint = "fingerprint";

    /// <summary>The metric, in lower case.</summary>
    public const string Metric = "metric";

    /// <summary>The height and width of the image: a number for a square, or <c>[height, width]</c>.</summary>
    public const string InputSize = "inputSize";

    /// <summary>The number of classes.</summary>
    public const string Classes = "classes";

    /// <summary>The cells by layer and candidate; null if a candidate isn't allowed.</summary>
    public const string Rows = "rows";

    /// <summary>The cost of the fixed stages.</summary>
    public const string Base = "base";
}
