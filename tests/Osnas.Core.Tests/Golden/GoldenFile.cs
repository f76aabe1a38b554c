using System.Text.Json;

namespace Osnas.Core.Tests;

/// <summary>Reads the golden files and OSNASLib's notation of blocks and spaces.</summary>
internal static class GoldenFile
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static T Read<T>(string name)
    {
        using var stream = typeof(GoldenFile).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"There is no golden file '{name}'.");
        return JsonSerializer.Deserialize<T>(stream, SnakeCase)!;
    }

    public static SearchSpaceSpec ReadSpace(string name)
    {
        var golden = Read<GoldenSpace>($"spaces/{name}.json");
        var first = golden.First.Select(ReadBlock);
        var search = golden.Search.Select(layer => new LayerCfg(layer[0], layer[1], layer[2]));
        var last = golden.Last.Select(ReadBlock).Select(block => block with { OutIsClasses = block.OutChannels == golden.Classes });
        var candidates = golden.Micro.Select(ReadCandidate);
        var space = new SearchSpaceSpec(golden.Space, new(first, search, last), new(candidates))
        {
            Classes = golden.Classes,
            InputSize = golden.InputSize,
        };

        // OSNASLib writes the expansions of a unified space at each of its candidates.
        var keywords = golden.Micro[0][4];
        return keywords.TryGetProperty("max_expansion_rate", out var greatest)
            ? space with
            {
                Superlayer = SuperlayerKind.Unified,
                MinExpansionRate = keywords.GetProperty("min_expansion_rate").GetInt32(),
                MaxExpansionRate = greatest.GetInt32(),
            }
            : space;
    }

    /// <summary>Reads <c>[name, in, out, stride, kernel size, activation, squeeze-excite, keyword arguments]</c>.</summary>
    public static BlockCfg ReadBlock(JsonElement[] block)
    {
        var name = block[0].GetString()!;
        var stride = Math.Max(1, block[3].GetInt32());
        var options = ReadOptions(name, block[4], block[5], block[6], block[7]);
        return new(name, block[1].GetInt32(), block[2].GetInt32(), stride, options);
    }

    /// <summary>Reads <c>[name, kernel size, squeeze-excite, activation, keyword arguments]</c>.</summary>
    private static CandidateCfg ReadCandidate(JsonElement[] candidate)
    {
        var name = candidate[0].GetString()!;
        return new(name, ReadOptions(name, candidate[1], candidate[3], candidate[2], candidate[4]));
    }

    private static BlockOptions ReadOptions(
        string block, JsonElement kernelSize, JsonElement activation, JsonElement squeezeExcite, JsonElement keywords)
    {
        var used = Blocks.BlockRegistry.Find(block)!.Options;
        var options = BlockOptions.Default;

        // OSNASLib writes all options down everywhere, also where they mean nothing.
        if (used.HasFlag(BlockOption.KernelSize))
            options = options with { KernelSize = kernelSize.GetInt32() };
        if (used.HasFlag(BlockOption.Activation))
            options = options with { Activation = ReadActivation(activation.GetString()) };
        if (used.HasFlag(BlockOption.SqueezeExcite))
            options = options with { SqueezeExcite = squeezeExcite.GetBoolean() };
        return keywords.EnumerateObject().Aggregate(options, ApplyKeyword);
    }

    private static BlockOptions ApplyKeyword(BlockOptions options, JsonProperty keyword) => keyword.Name switch
    {
        "expansion_rate" => options with { ExpansionRate = keyword.Value.GetDouble() },
        "point_group" => options with { PointGroup = keyword.Value.GetInt32() },
        "group" => options with { Group = keyword.Value.GetInt32() },
        "dilation" => options with { Dilation = keyword.Value.GetInt32() },
        "padding" => options with { Padding = keyword.Value.GetInt32() },
        "bn" => options with { BatchNorm = keyword.Value.GetBoolean() },
        "min_expansion_rate" or "max_expansion_rate" => options,
        "kernel_size_list" => options with { KernelSizes = new(keyword.Value.Deserialize<int[]>()!) },
        _ => throw new InvalidDataException($"There is no option for OSNASLib's '{keyword.Name}'."),
    };

    private static Activation ReadActivation(string? name) => name switch
    {
        null => Activation.None,
        "relu" => Activation.Relu,
        "hswish" => Activation.HSwish,
        "prelu" => Activation.PRelu,
        "swish" => Activation.Swish,
        _ => throw new InvalidDataException($"There is no activation for OSNASLib's '{name}'."),
    };

    private sealed record GoldenSpace(
        string Space, int Classes, int InputSize, JsonElement[][] First, int[][] Search, JsonElement[][] Last, JsonElement[][] Micro);
}
