using System.CommandLine;
using Osnas.Benchmarks;

// Pictures in folders: how fast they are decoded, how long training waits for them, and how a folder of very many is read.
var folder = new Option<string>("--folder")
{
    Description = "The folder of the pictures that are drawn.",
    DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "osnas-pictures"),
};
var pairs = new Option<int>("--pairs") { Description = "How often both sides are measured, in turn.", DefaultValueFactory = _ => 20 };
var decoding = new Command("decoding", "Decoding beside SkiaSharp's own.") { folder, pairs };
decoding.SetAction(Decode);
var waiting = new Command("waiting", "How long training waits for batches.") { folder };
waiting.SetAction(Wait);
var count = new Option<int>("--count") { Description = "How many pictures.", DefaultValueFactory = _ => 100_000 };
var index = new Command("index", "The time and the memory to read a folder of very many pictures.") { folder, count };
index.SetAction(Index);
var command = new RootCommand("Pictures in folders; without a command, all of it.") { folder, pairs, count, decoding, waiting, index };
command.SetAction(result =>
{
    Decode(result);
    Wait(result);
    Index(result);
});
return command.Parse(args).Invoke();

void Decode(ParseResult result) => DecodingPart.Run(result.GetValue(folder)!, result.GetValue(pairs));

void Wait(ParseResult result) => WaitingPart.Run(result.GetValue(folder)!);

void Index(ParseResult result) =>
    IndexPart.Run(Path.Combine(result.GetValue(folder)!, $"{result.GetValue(count)}"), result.GetValue(count));
