namespace Osnas.Data;

/// <summary>What the parts of data are called.</summary>
internal static class PartNames
{
    private static readonly Dictionary<string, DataPart> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = DataPart.Train,
        ["training"] = DataPart.Train,
        ["val"] = DataPart.Validation,
        ["valid"] = DataPart.Validation,
        ["validation"] = DataPart.Validation,
        ["dev"] = DataPart.Validation,
        ["publictest"] = DataPart.Validation,
        ["test"] = DataPart.Test,
        ["testing"] = DataPart.Test,
        ["t10k"] = DataPart.Test,
        ["privatetest"] = DataPart.Test,
    };

    /// <summary>The part that a name stands for; null if it stands for none.</summary>
    public static DataPart? Find(string name) => Names.TryGetValue(name, out var part) ? part : null;
}
