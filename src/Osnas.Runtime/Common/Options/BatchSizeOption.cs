using System.Text.Json;

namespace Osnas.Options;

/// <summary>The option of the number of images in a training step.</summary>
internal static class BatchSizeOption
{
    /// <summary>Adds it. One flag and one key set all numbers of a run.</summary>
    public static OptionSet<TOptions> BatchSize<TOptions>(
        this OptionSet<TOptions> declared, Func<TOptions, int> get, Func<TOptions, int, TOptions> set, string description)
        where TOptions : class =>
        declared.Add(
            "BatchSize", new BatchSizeType(), get, set, description, "--batch-size", ["dataset.batch_size"], changesResult: true);
}

/// <summary>The number of images in a training step, or <c>auto</c>: a run finds it before it begins.</summary>
internal sealed class BatchSizeType : OptionType<int>
{
    /// <summary>What stands for a number that is to be found.</summary>
    public const int Auto = 0;

    private const string AutoName = "auto";

    private static readonly NumberType<int> Number = new(OptionRanges.BatchSize, value => (int)(value ?? 0), value => value);

    public override string ValueName => $"{Number.ValueName}|{AutoName}";

    /// <summary>Makes sure that a number was found, where nothing finds it.</summary>
    /// <exception cref="ArgumentException">It wasn't.</exception>
    public static void CheckFound(int value, string name)
    {
        if (value == Auto)
            throw new ArgumentException(
                $"{name} is {AutoName}, which only a whole search or training finds (SearchExperiment, TrainExperiment); write a number of "
                + "images.",
                name);
    }

    public override int Read(GivenValue given)
    {
        if (given.Words is [var word] && ChoiceName.AreSame(word, AutoName))
            return Auto;
        try
        {
            return Number.Read(given);
        }
        catch (FormatException exception)
        {
            throw new FormatException($"{exception.Message}, or {AutoName}");
        }
    }

    public override string? FindFault(int value, string name) => value == Auto ? null : Number.FindFault(value, name);

    public override string? Format(int value) => value == Auto ? AutoName : Number.Format(value);

    public override void Write(Utf8JsonWriter writer, int value) => Number.Write(writer, value);

    public override int Read(JsonElement element) => Number.Read(element);
}
