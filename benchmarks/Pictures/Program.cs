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
decoding.SetAction(result => DecodingPart.Run(result.GetValue(folder)!, result.GetValue(pairs)));
var command = new RootCommand("Pictures in folders.") { decoding };
return command.Parse(args).Invoke();
