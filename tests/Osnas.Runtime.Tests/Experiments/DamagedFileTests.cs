using System.Text;
using System.Text.Json;
using Osnas.Common;
using Osnas.Experiments;
using Osnas.Export;
using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Tests;
using Osnas.Training;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Files of runs that were damaged, or made to do damage: each is read, or refused with its name.</summary>
public sealed class DamagedFileTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder["damaged"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Weights_of_other_sizes_are_told_with_both()
    {
        using var three = new TinySpace.Model(new(0, 0, 0), classes: 3);
        using var five = new TinySpace.Model(new(0, 0, 0), classes: 5);
        five.save(Target);

        var message = Assert.Throws<InvalidDataException>(() => WeightsFile.Load(Target, three)).Message;

        Assert.StartsWith(
            $"{Target} doesn't hold the weights of this network with the classes of the data: ",
            message,
            StringComparison.Ordinal);
        Assert.Contains(" is Float32 [5", message, StringComparison.Ordinal);
        Assert.Contains(" in the file, the network has Float32 [3", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_cut_off_are_damaged()
    {
        using var model = new TinySpace.Model(new(0, 0, 0));
        model.save(Target);
        var whole = File.ReadAllBytes(Target);
        foreach (var length in new[] { 0, whole.Length - 10 })
        {
            File.WriteAllBytes(Target, whole[..length]);

            Assert.Equal(
                $"{Target} is damaged: it is cut off.",
                Assert.Throws<InvalidDataException>(() => WeightsFile.Load(Target, model)).Message);
        }
    }

    [Theory]
    [InlineData("{\n  \"space\": \"Gray8\",\n  \"fing", "it is cut off in line 3.")]
    [InlineData("{\n  \"inputSize\": 8\n", "it is cut off in line 2.")]
    [InlineData("{ \"blocks\": [1, 2", "it is cut off in line 1.")]
    [InlineData("{ \"space\": [5] }", "$.space in line 1 has an unexpected type.")]
    [InlineData("{ \"space\": x", "'x' is an invalid start of a value. Path: $.space | LineNumber: 0 | BytePositionInLine: 11.")]
    public void A_document_that_is_cut_off_is_told_as_such(string text, string message)
    {
        File.WriteAllText(Target, text);

        Assert.Equal(
            $"{Target} can't be read: {message}",
            Assert.Throws<InvalidDataException>(() => JsonText.Read(Target, OsnasJson.Default.ArchitectureDocument)).Message);
    }

    [Theory]
    [InlineData(0xFF, "a number has no end")]
    [InlineData(0x00, "it has 0 tensors, the network has ")]
    public void The_head_of_weights_allocates_nothing(byte head, string message)
    {
        using var model = new TinySpace.Model(new(0, 0, 0));
        File.WriteAllBytes(Target, [.. Enumerable.Repeat(head, 64)]);

        Assert.Contains(
            message, Assert.Throws<InvalidDataException>(() => WeightsFile.Load(Target, model)).Message, StringComparison.Ordinal);
    }

    /// <summary>TorchSharp allocates as many numbers as a file says that a shape has.</summary>
    [Fact]
    public void A_shape_of_billions_allocates_nothing()
    {
        using var layer = nn.Linear(1, 1);
        using (var writer = new BinaryWriter(File.Create(Target)))
        {
            writer.Write((byte)2);
            writer.Write("weight");
            writer.Write((byte)ScalarType.Float32);
            writer.Write((byte[])[0xFF, 0xFF, 0xFF, 0xFF, 0x07]);
        }

        Assert.Contains(
            "its header announces a tensor of 2147483647 dimensions",
            Assert.Throws<InvalidDataException>(() => WeightsFile.Load(Target, layer)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not weights at all, but text", "is not a safetensors file: its header is shorter than its length field says")]
    [InlineData("", "is not a safetensors file: its header is shorter than its length field says")]
    public void What_is_no_safetensors_file_is_refused(string text, string message)
    {
        File.WriteAllText(Target, text);
        using var layer = nn.Linear(1, 1);

        Assert.StartsWith(
            $"{Target} {message}",
            Assert.Throws<InvalidDataException>(() => SafeTensors.Load(layer, Target)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"weight":{"dtype":"F32","shape":[1,1],"data_offsets":[4,9999999999]}}""",
        "the values of weight are not in the file as its header says.")]
    [InlineData(
        """{"bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"weight":{"dtype":"F32","shape":[1,1],"data_offsets":[-4,0]}}""",
        "the values of weight are not in the file as its header says.")]
    [InlineData(
        """{"bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"weight":{"dtype":"F32","shape":[1,1],"data_offsets":[1e3,4]}}""",
        "the header doesn't say type, shape and place of weight.")]
    [InlineData(
        """{"bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"weight":{"dtype":5,"shape":[1,1],"data_offsets":[4,8]}}""",
        "the header doesn't say type, shape and place of weight.")]
    [InlineData(
        """{"bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"weight":[]}""",
        "the header doesn't say type, shape and place of weight.")]
    [InlineData(
        """{"bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"weight":{"dtype":"F32","shape":[1,1]}}""",
        "the header doesn't say type, shape and place of weight.")]
    [InlineData(
        """{"bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"weight":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]},"more":{}}""",
        "the network has no more.")]
    [InlineData("""{"__metadata__":{"format":"pt"},"bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "there is no weight.")]
    public void A_header_that_lies_is_refused(string header, string message)
    {
        using var layer = nn.Linear(1, 1);
        File.WriteAllBytes(Target, [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. new byte[8]]);

        Assert.Equal($"{Target}: {message}", Assert.Throws<InvalidDataException>(() => SafeTensors.Load(layer, Target)).Message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"space\":null,\"data\":null,\"seed\":1,\"batchNorm\":null}")]
    [InlineData("{\"space\":\"TinySpace\",\"data\":{\"source\":null},\"seed\":1,\"batchNorm\":{}}")]
    [InlineData("{\"space\":\"\\ud800\"}")]
    [InlineData("{\"seed\":1e400}")]
    [InlineData("{\"seed\":2147483648}")]
    public void A_document_without_its_parts_is_refused(string text)
    {
        File.WriteAllText(Target, text);

        Assert.StartsWith(
            Target,
            Assert.Throws<InvalidDataException>(() => JsonText.Read(Target, OsnasJson.Default.RunDocument)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"trainings\": []", "\"trainings\": null")]
    [InlineData("\"trainings\": []", "\"trainings\": [null]")]
    [InlineData("\"output\": \"x\"", "\"output\": \"x\", \"trust\": {}")]
    public void A_report_without_its_parts_is_refused(string whole, string damaged)
    {
        var report = new SearchReport(
            "TinySpace",
            "x",
            8,
            3,
            1,
            "none",
            ["a"],
            new("winner", [0], new(1, 2), true, 0.5, 0.5),
            [],
            1,
            [],
            [],
            new(null, null, null, 1),
            "x");
        var text = JsonText.Write(report, OsnasJson.Default.SearchReport);
        Assert.Contains(whole, text, StringComparison.Ordinal);
        File.WriteAllText(Target, text.Replace(whole, damaged, StringComparison.Ordinal));

        Assert.StartsWith(
            Target,
            Assert.Throws<InvalidDataException>(() => JsonText.Read(Target, OsnasJson.Default.SearchReport)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_that_is_nested_without_end_is_refused()
    {
        File.WriteAllText(Target, new('[', 1_000_000));

        Assert.StartsWith(
            Target,
            Assert.Throws<InvalidDataException>(() => JsonText.Read(Target, OsnasJson.Default.SearchReport)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Mutated_files_of_runs_are_read_or_refused_with_their_names()
    {
        using var model = new TinySpace.Model(new(0, 2, 1));
        using var scope = NewDisposeScope();
        var report = new SearchReport(
            "TinySpace",
            TinySpace.Spec.Fingerprint,
            8,
            3,
            1,
            "no budget",
            ["a"],
            new("winner", [0, 2, 1], new(1, 2), true, 0.5, 0.5),
            [],
            1,
            [],
            [],
            new(null, null, null, 1),
            "runs/x");
        var architecture = new ArchitectureDocument("TinySpace", TinySpace.Spec.Fingerprint, 8, 3, [0, 2, 1], ["a"], new(1, 2), 0.5, null);
        (string Name, byte[] Bytes, Action Read)[] files =
        [
            ("weights", Written(path => model.save(path)), () => WeightsFile.Load(Target, model)),
            ("checkpoints", Written(path => SealedFile.Write(path, writer => writer.Write("content"))), () => CheckSeal()),
            ("safetensors", Written(path => SafeTensors.Save(model, path)), () => SafeTensors.Load(model, Target)),
            ("NumPy vectors", Written(path => NumpyVector.Write(path, [0, 2, 1])), () => NumpyVector.Read(Target)),
            ("architectures", Json(architecture, OsnasJson.Default.ArchitectureDocument),
                () => ArchitectureReader.Read(Target, TinySpace.Spec)),
            ("reports", Json(report, OsnasJson.Default.SearchReport),
                () => JsonText.Read(Target, OsnasJson.Default.SearchReport).FindRow("winner", new(0, 2, 1))),
            ("tables", Json(TableDocument.Create(Budgets.Tiny, InfoMetric.Flops), OsnasJson.Default.TableDocument),
                () => JsonText.Read(Target, OsnasJson.Default.TableDocument)),
            ("latency tables",
                Encoding.UTF8.GetBytes(
                    $$"""{"metric":"latency","space":"TinySpace","fingerprint":"{{TinySpace.Spec.Fingerprint}}","inputSize":8,"classes":3,"shape":[3,3],"rows":[[1,2,3],[1,null,3],[1,2,3]],"base":0.5}"""),
                () => LatencyTable.Read(Target, Budgets.Tiny)),
            ("candidates", Encoding.UTF8.GetBytes("index,accuracy,flops,params,architecture\n0,0.5,1,1,\"0,2,1\"\n1,0.25,2,2,\"0,0,0\"\n"),
                () => _ = new CandidateJournal(Target, _folder["partial"], new FitnessOf(_ => 0), Budgets.Tiny)),
            ("parts", Encoding.UTF8.GetBytes("start,end,correct,architecture\n0,10,9,\"0,2,1\"\n10,30,0,\"0,2,1\"\n"),
                () => _ = new PartialJournal(Target, TinySpace.Spec)),
            ("candidates of reports",
                Encoding.UTF8.GetBytes("index,accuracy,flops,params,architecture\n0,0.5,1,1,\"0,2,1\"\n1,0.25,2,2,\"0,0,0\"\n"),
                () => TraceReader.Read(Target, null)),
            ("outlines of spaces", Json(SpaceOutline.Create(Budgets.Tiny, []), OsnasJson.Default.SpaceOutline),
                () => new SpaceRecord(JsonText.Read(Target, OsnasJson.Default.SpaceOutline), []).CostOfLayer("flops", [0, 2, 1], 0)),
            ("times", Json(new([new("supernet", 1, "images", 1, 2)], DateTimeOffset.UnixEpoch), OsnasJson.Default.TimesDocument),
                () => JsonText.Read(Target, OsnasJson.Default.TimesDocument)),
            ("histories", Encoding.UTF8.GetBytes("network,epoch,loss,accuracy,learning_rate,validation_accuracy\nmodel,1,0.5,0.5,0.1,\n"),
                () => HistoryReader.Read(Target)),
            ("predictions", Encoding.UTF8.GetBytes("image,class,predicted,probability\n0,a,b,0.5\n1,b,b,0.5\n"),
                () => PredictionsReader.Read(Target, ["a", "b"]).ToRecord([])),
            ("thumbnails", Json([new(0, 1, 2, 2, new byte[4])], OsnasJson.Default.IReadOnlyListThumbnailDocument),
                () => _ = JsonText.Read(Target, OsnasJson.Default.IReadOnlyListThumbnailDocument)
                    .Select(image => image is null ? null : BitmapUri.TryWrite(image)).ToArray()),
        ];
        var count = Fuzz.Count(inCi: 100);
        foreach (var (name, bytes, read) in files)
        {
            var (random, refused) = (new Random(Fuzz.Seed), 0);
            for (var trial = 0; trial < count; trial++)
            {
                File.WriteAllBytes(Target, Mutate(random, bytes));
                try
                {
                    read();
                }
                catch (InvalidDataException exception)
                {
                    refused++;
                    Assert.Contains(Target, exception.Message, StringComparison.Ordinal);
                    Assert.True(exception.Message.Length < 2000, exception.Message);
                }
                catch (Exception exception)
                {
                    Assert.Fail($"{name}, seed {Fuzz.Seed}, trial {trial}: {exception}");
                }
            }

            output.WriteLine($"fuzz: {name}: {count} inputs, {refused} refused, {count - refused} read, 0 crashes, seed {Fuzz.Seed}");
        }
    }

    private static byte[] Json<T>(T document, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        Encoding.UTF8.GetBytes(JsonText.Write(document, type));

    private void CheckSeal()
    {
        if (!SealedFile.IsWhole(Target))
            throw new InvalidDataException(Target);
    }

    private byte[] Written(Action<string> write)
    {
        write(Target);
        return File.ReadAllBytes(Target);
    }

    /// <summary>Some bytes changed, added, taken away or repeated, most of them in the head; or the end cut off.</summary>
    private static byte[] Mutate(Random random, byte[] bytes)
    {
        byte[] signs = [0, 1, 0x7F, 0x80, 0xFF, (byte)'"', (byte)'{', (byte)'[', (byte)',', (byte)'9', (byte)'-', (byte)'n', (byte)'\n'];
        var mutated = new List<byte>(bytes);
        for (var changes = random.Next(1, 5); changes > 0 && mutated.Count > 0; changes--)
        {
            var place = random.Next(random.Next(3) == 0 ? mutated.Count : Math.Min(mutated.Count, 200));
            switch (random.Next(6))
            {
                case 0:
                    mutated.RemoveRange(place, Math.Min(random.Next(1, 20), mutated.Count - place));
                    break;
                case 1:
                    mutated.RemoveRange(place, mutated.Count - place);
                    break;
                case 2:
                    mutated.Insert(place, signs[random.Next(signs.Length)]);
                    break;
                case 3:
                    mutated.InsertRange(place, bytes.Take(random.Next(bytes.Length)));
                    break;
                default:
                    mutated[place] = random.Next(2) == 0 ? signs[random.Next(signs.Length)] : (byte)random.Next(256);
                    break;
            }
        }

        // A mutation may undo another one.
        return mutated.SequenceEqual(bytes) ? [] : [.. mutated];
    }
}
