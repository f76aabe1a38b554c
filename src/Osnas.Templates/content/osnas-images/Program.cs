using Osnas;
using Osnas.Experiments;

// dotnet run -- doctor             what this machine lacks
// dotnet run -- data FOLDER        the classes, the sizes, pictures that can't be read
// dotnet run -- search --dry-run   how long the search takes, and what it writes
// dotnet run -- search
return await OsnasApp.RunAsync(args, new SearchOptions
{
    // The search space: 'dotnet run -- presets' lists the others.
    Space = "SPACE_PRESET",

    // A folder that contains a folder of pictures for each class.
    Data = new() { Source = @"PICTURES_FOLDER" },

    // What the network may cost, in multiply-accumulates; null for the budget of the preset.
    Budget = null, // [new ConstraintCfg(InfoMetric.Flops, AtMost: 10_000_000)],
});
