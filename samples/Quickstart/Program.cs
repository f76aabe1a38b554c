using Osnas;
using Osnas.Criteria;
using Osnas.Experiments;

return await OsnasApp.RunAsync(args, new SearchOptions
{
    Space = nameof(DigitsSpace),
    Data = new() { Source = Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz") },
    Supernet = new() { Epochs = 80, BatchSize = 32, Criterion = new CrossEntropyOptions() },
    Model = new() { Epochs = 20 },
    Repeats = 3,
});
