using Osnas;
using Osnas.Experiments;

return await OsnasApp.RunAsync(args, new SearchOptions
{
    Space = nameof(DigitsSpace),
    Data = new() { Source = Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz") },
    Supernet = new() { Epochs = 80, BatchSize = 32, LabelSmoothing = 0 },
    Model = new() { Epochs = 20 },
});
