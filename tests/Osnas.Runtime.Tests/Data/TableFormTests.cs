using System.Globalization;
using System.Text;
using Osnas.Data;
using TorchSharp;

namespace Osnas.Runtime.Tests;

/// <summary>Tables as programs write them are read alike, and what was understood is told.</summary>
public sealed class TableFormTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder["images.csv"];

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Forms => new()
    {
        { Tables.LabelFirst(), "the label is the first column" },
        { Tables.LabelLast(), "the label is the last column" },
        { $"label,{Tables.Names()}\n{Tables.LabelFirst()}", "the label is column 'label'" },
        { $"label,{Tables.Names(from: 1)}\n{Tables.LabelFirst()}", "the label is column 'label'" },
        { $"label,{Tables.Names("")}\n{Tables.LabelFirst()}", "the label is column 'label'" },
        { $"\"Label\",{Tables.Names()}\r\n{Tables.LabelFirst().Replace("\n", "\r\n", StringComparison.Ordinal)}",
            "the label is column 'Label'" },
        { $"{Tables.Names()},class\n{Tables.LabelLast()}", "the label is column 'class'" },
        { $"{Tables.Names()},y\n{Tables.LabelLast()}", "the label is column 'y'" },
        { $"{Tables.Names()},what\n{Tables.LabelLast()}", "the label is column 'what', by its values" },
        { $"{string.Join(',', Enumerable.Range(0, 17))}\n{Tables.LabelFirst()}", "the label is column '0', by its values" },
        { $",{string.Join(',', Enumerable.Range(0, 17))}\n{Indexed()}", "left out: column '', which numbers the lines" },
        { $"Unnamed: 0,label,{Tables.Names()}\n{Indexed()}", "left out: column 'Unnamed: 0', which numbers the lines" },
        { $"id,label,{Tables.Names()}\n{Indexed(100)}", "left out: column 'id', which numbers the lines" },
        { Indexed(), "left out: the first column, which numbers the lines" },
        { Indexed(1), "left out: the first column, which numbers the lines" },
        { $"file,label,{Tables.Names()}\n{Tables.Lines(image => $"a{image}.png,{Tables.Label(image)},{Join(image)}")}",
            "left out: column 'file', which is text" },
        { Tables.LabelFirst(";"), "semicolons between values, no header" },
        { Tables.LabelFirst("\t"), "tabs between values" },
        { $"sep=;\n{Tables.LabelFirst(";")}", "semicolons between values, no header" },
        { $"\"sep=\t\"\r\nlabel\t{Tables.Names().Replace(',', '\t')}\n{Tables.LabelFirst("\t")}", "the label is column 'label'" },
        { Tables.LabelFirst(" "), "spaces between values" },
        { Tables.Lines(image => "  " + string.Join("   ", [.. Tables.PixelTexts(image), Tables.Label(image)])), "spaces between values" },
        { Tables.LabelFirst(", "), "commas between values" },
        { Tables.LabelFirst("\",\"")
            .Replace("\n", "\"\n", StringComparison.Ordinal)
            .Insert(0, "\"")
            .Replace("\n", "\n\"", StringComparison.Ordinal)[..^1], "commas between values" },
        { Tables.Lines(image => string.Join(' ', new[] { Tables.Label(image) }.Concat(Tables.PixelTexts(image)).Select(Scientific))),
            "spaces between values" },
        { Tables.LabelLast(label: image => Tables.Label(image) + ".0"), "the label is the last column" },
        { Tables.LabelLast().Replace("\n", ",\n", StringComparison.Ordinal), "left out: the last column, which is empty" },
        { $"# digits\n# of 4x4 pixels\n{Tables.LabelFirst()}", "left out: lines of comments, which begin with #: 2" },
        { $"# label,{Tables.Names()}\n{Tables.LabelFirst()}", "the label is column 'label'" },
        { $"{Tables.LabelFirst()}\n\n  \n", "the label is the first column" },
        { $"pixels,label\n{Tables.Lines(image => $"\"{string.Join(' ', Tables.PixelTexts(image))}\",{Tables.Label(image)}")}",
            "the label is column 'label'" },
        { Tables.Lines(image => $"{Tables.Label(image)},{string.Join(' ', Tables.PixelTexts(image))}"), "the label is the first column" },
        { $"label,{string.Join(',', Sorted().Select(pixel => $"pixel{pixel}"))}\n{Tables.Lines(image => $"{Tables.Label(image)},"
            + $"{string.Join(',', Sorted().Select(pixel => Tables.Pixel(image, pixel)))}")}",
                "pixels are in the order of the numbers in their columns' names, from pixel0 to pixel15" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_form_is_read_and_told(string text, string note)
    {
        File.WriteAllText(Target, text);

        using var parts = CsvImages.ReadParts(Target, null);

        Assert.Equal([12, 1, 4, 4], parts.Train.Images().shape);
        Assert.Equal(Tables.Expected, parts.Train.Images().data<float>().ToArray());
        Assert.Equal(Tables.Images.Select(image => (long)image % 3), parts.Train.Labels.data<long>().ToArray());
        Assert.Contains(parts.Notes, told => told.ToString().Contains(note, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_tells_the_encoding(string encoding)
    {
        File.WriteAllText(Target, $"label,{Tables.Names()}\n{Tables.LabelFirst()}", Encoding.GetEncoding(encoding));

        using var images = CsvImages.Read(Target);

        Assert.Equal(Tables.Expected, images.Images.data<float>().ToArray());
    }

    [Fact]
    public void Names_are_classes_in_ordinal_order()
    {
        string[] names = ["dog", "Cat", "\u00e4ffchen"];

        using var images = Read(Tables.LabelLast(label: image => names[image % 3]));

        Assert.Equal(["Cat", "dog", "\u00e4ffchen"], images.ClassNames);
        Assert.Equal([1, 0, 2], images.Labels.data<long>().ToArray()[..3]);
    }

    [Theory]
    [InlineData(1, 1, "1,2,3")]
    [InlineData(2, 1, "1,3,5")]
    [InlineData(5, 10, "10,15,20")]
    public void Labels_with_gaps_or_from_1_leave_no_empty_class(int step, int from, string names)
    {
        File.WriteAllText(Target, Tables.LabelFirst(label: image => (from + (step * (image % 3))).ToString(CultureInfo.InvariantCulture)));

        using var parts = CsvImages.ReadParts(Target, DataOptions.FirstColumn);

        Assert.Equal(names.Split(','), parts.Train.ClassNames);
        Assert.Equal([0, 1, 2], parts.Train.Labels.data<long>().ToArray()[..3]);
        Assert.Contains(
            parts.Notes,
            note => note.What == "the labels are not 0 to 2; classes are in their order: "
                + $"{names.Replace(",", ", ", StringComparison.Ordinal)}");
    }

    [Fact]
    public void Two_columns_that_may_be_labels_are_an_error_until_one_is_named()
    {
        var text = Tables.Lines(
            image => string.Join(',', [image % 2 == 0 ? "0" : "1", .. Tables.PixelTexts(image)[1..], Tables.Label(image)]));

        Assert.Equal(
            $"{Target}: the first column has the values 0 and 1, the last column has the values 0, 1 and 2: both may be labels. Choose "
            + "one with --label first or --label last.",
            Refused(text));
        using var first = CsvImages.Read(Target, DataOptions.FirstColumn);
        using var last = CsvImages.Read(Target, DataOptions.LastColumn);
        Assert.Equal((2, 3), (first.Classes, last.Classes));
    }

    [Fact]
    public void A_column_of_two_pixel_values_is_no_label()
    {
        using var images = Read(
            Tables.Lines(
                image => string.Join(',', [Tables.Label(image), .. Tables.PixelTexts(image)[..^1], image % 2 == 0 ? "0" : "255"])));

        Assert.Equal(3, images.Classes);
    }

    [Fact]
    public void Where_no_column_looks_like_labels_both_are_shown() => Assert.Equal(
        $"{Target}: the first column has 12 whole numbers from 0 to 222, the last column is 0 on each line: neither looks like labels. "
        + "Choose one with --label first or --label last.",
        Refused(Tables.Lines(image => string.Join(',', [.. Tables.PixelTexts(image), "0"]))));

    [Fact]
    public void A_column_is_named_in_any_case_or_the_error_tells_the_names()
    {
        File.WriteAllText(Target, $"Kind,{Tables.Names()}\n{Tables.LabelFirst()}");

        using var images = CsvImages.Read(Target, "kind");

        Assert.Equal(3, images.Classes);
        Assert.Equal(
            $"{Target} has no column 'sort'. Its first columns are 'Kind', 'pixel0', 'pixel1', its last 'pixel15'.",
            Assert.Throws<InvalidDataException>(() => CsvImages.Read(Target, "sort")).Message);
    }

    [Fact]
    public void Two_columns_with_names_of_labels_are_an_error() => Assert.Equal(
        $"{Target}: the columns 'label' and 'class' may be the label. Name it: --label label",
        Refused($"label,class,{Tables.Names()}\n{Tables.Lines(image => $"{Tables.Label(image)},{Tables.Label(image)},{Join(image)}")}"));

    [Fact]
    public void A_column_of_parts_divides_the_images()
    {
        var usage = new[] { "Training", "Training", "Training", "PublicTest", "PrivateTest" };
        File.WriteAllText(
            Target,
            "emotion,pixels,Usage\n"
                + Tables.Lines(image => $"{Tables.Label(image)},{string.Join(' ', Tables.PixelTexts(image))},{usage[image % 5]}"));

        using var split = DataSource.Load(Target, seed: 1);

        Assert.Equal([8, 2, 2], new[] { split.Train, split.Validation, split.Test }.Select(part => part.Count));
    }

    [Fact]
    public void A_folder_of_tables_has_parts_by_their_names()
    {
        File.WriteAllText(_folder["mnist_train.csv"], Tables.LabelFirst());
        File.WriteAllText(_folder["mnist_test.csv"], string.Join('\n', Tables.LabelFirst().Split('\n')[..4]));

        using var split = DataSource.Load(_folder.Path, seed: 1);

        Assert.Equal([9, 3, 4], new[] { split.Train, split.Validation, split.Test }.Select(part => part.Count));
    }

    [Fact]
    public void Kaggles_test_table_without_labels_is_left_out_and_told()
    {
        File.WriteAllText(_folder["train.csv"], $"label,{Tables.Names()}\n{Tables.LabelFirst()}");
        File.WriteAllText(_folder["test.csv"], $"{Tables.Names()}\n{Tables.Lines(Join)}");
        File.WriteAllText(_folder["sample_submission.csv"], "ImageId,Label\n1,0\n");

        using var split = DataSource.Load(_folder.Path, seed: 1);

        Assert.Equal(12, split.Train.Count + split.Validation.Count + split.Test.Count);
        Assert.Contains(split.Notes, note => note.ToString() == "left out: test.csv, which has no labels");
        Assert.Contains(split.Notes, note => note.ToString() == "left out: sample_submission.csv, whose name is that of no part");
    }

    [Fact]
    public void A_test_label_of_no_training_image_is_an_error()
    {
        File.WriteAllText(_folder["train.csv"], Tables.LabelFirst());
        File.WriteAllText(_folder["test.csv"], Tables.LabelFirst(label: image => (image % 4).ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(
            $"{_folder["test.csv"]}: the label 3 is of no training image in {_folder["train.csv"]}, whose labels are 0, 1, 2.",
            Assert.Throws<InvalidDataException>(() => DataSource.Load(_folder.Path, seed: 1)).Message);
    }

    [Fact]
    public void Values_beyond_bytes_are_told()
    {
        File.WriteAllText(Target, Tables.LabelLast().Replace("\n37,", "\n-3,", StringComparison.Ordinal));

        using var parts = CsvImages.ReadParts(Target, null);

        Assert.Contains(parts.Notes, note => note.ToString() == "look at: images.csv: pixel values range from -3 to 255, outside 0 to 255");
    }

    [Fact]
    public void Images_of_one_class_are_an_error() => Assert.Equal(
        $"{Target}: all 12 images have the same class, '7', so there is nothing to tell apart.",
        Refused($"label,{Tables.Names()}\n{Tables.LabelFirst(label: _ => "7")}"));

    [Fact]
    public void A_table_without_labels_says_so() => Assert.StartsWith(
        $"{Target} has no label: its columns are 4x4 pixels and nothing else. ",
        Refused($"{Tables.Names()}\n{Tables.Lines(Join)}"),
        StringComparison.Ordinal);

    [Fact]
    public void A_table_of_colors_says_what_it_understood() => Assert.StartsWith(
        $"{Target}: 27 values besides the label are three channels of 3x3 pixels. ",
        Refused(
            Tables.Lines(
                image => string.Join(
                    ',', [Tables.Label(image), .. Enumerable.Repeat(Tables.PixelTexts(image)[..9], 3).SelectMany(values => values)]))),
        StringComparison.Ordinal);

    [Fact]
    public void Decimal_commas_say_what_to_change() => Assert.Equal(
        $"{Target}, line 1: '0,5' is not a number. {FileFormat.DecimalCommas.Hint}",
        Refused(Tables.Lines(image => string.Join(';', [Tables.Label(image), "7", .. Enumerable.Repeat("0,5", 14), "9"]))));

    [Fact]
    public void An_image_that_became_a_header_is_an_error() => Assert.StartsWith(
        $"{Target}, line 1: it has fractions, but all following lines hold whole numbers: pandas",
        Refused("5,0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,0.10,0.11,0.12,0.13,0.14,0.15\n" + Tables.LabelFirst()),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("7.5", "'7.5' in the first column")]
    [InlineData("-2", "'-2' in the first column")]
    [InlineData("", "'' in the first column")]
    [InlineData("cat", "'cat' in the first column")]
    public void A_label_that_is_none_is_named_with_its_line(string label, string message)
    {
        File.WriteAllText(Target, Tables.LabelFirst(label: image => image == 4 ? label : Tables.Label(image)));

        Assert.Equal(
            $"{Target}, line 5: the label, {message}, is neither a whole number from 0 nor the name of a class.",
            Assert.Throws<InvalidDataException>(() => CsvImages.Read(Target, DataOptions.FirstColumn)).Message);
    }

    [Fact]
    public void A_line_without_an_end_is_refused_before_memory_is_full()
    {
        using (var file = new StreamWriter(Target))
        {
            for (var count = 0; count < 40; count++)
                file.Write(new string('1', 1 << 20));
        }

        Assert.Equal(
            $"{Target}, line 1: the line is longer than 33,554,432 characters; this is not a table of images.",
            Assert.Throws<InvalidDataException>(() => CsvImages.Read(Target)).Message);
    }

    [Fact]
    public void More_columns_than_an_image_has_pixels_are_refused() => Assert.StartsWith(
        $"{Target}, line 1: more than 1,048,640 values; a table of images has fewer columns.",
        Refused(string.Concat(Enumerable.Repeat("1,", 1_999_999)) + "1"),
        StringComparison.Ordinal);

    [Fact]
    public void A_compressed_file_that_expands_beyond_all_images_is_refused()
    {
        var line = Encoding.ASCII.GetBytes("#" + new string('0', 1000) + "\n");
        using (var file =
            new System.IO.Compression.GZipStream(File.Create(_folder["bomb.csv.gz"]), System.IO.Compression.CompressionLevel.Optimal))
        {
            for (var count = 0; count < 40_000; count++)
                file.Write(line);
        }

        Assert.Equal(
            $"{_folder["bomb.csv.gz"]}: it expands to more than 200 times its size, which images never do. Expand it yourself if you "
            + "trust it.",
            Assert.Throws<InvalidDataException>(() => CsvImages.Read(_folder["bomb.csv.gz"])).Message);
    }

    [Fact]
    public void Names_in_another_encoding_dont_become_the_same()
    {
        string[] names = ["\u00e9", "\u00fc", "dog"];
        File.WriteAllText(
            Target, $"label,{Tables.Names()}\n{Tables.LabelFirst(label: image => names[image % 3])}", Encoding.Latin1);

        Assert.Equal(
            $"{Target}, line 2: it contains bytes of another encoding, so it is not UTF-8 text. If it is a table, save it as UTF-8.",
            Assert.Throws<InvalidDataException>(() => CsvImages.Read(Target)).Message);
    }

    [Fact]
    public void A_compressed_table_that_is_cut_off_says_so()
    {
        using (var file = new System.IO.Compression.GZipStream(
            File.Create(_folder["cut.csv.gz"]), System.IO.Compression.CompressionLevel.Optimal))
            file.Write(Encoding.ASCII.GetBytes(Tables.LabelFirst()));
        var bytes = File.ReadAllBytes(_folder["cut.csv.gz"]);
        File.WriteAllBytes(_folder["cut.csv.gz"], bytes[..(bytes.Length / 2)]);

        Assert.Equal(
            $"{_folder["cut.csv.gz"]}: its compressed data is damaged or cut off. Download it again, or compress it again.",
            Assert.Throws<InvalidDataException>(() => CsvImages.Read(_folder["cut.csv.gz"])).Message);
    }

    [Theory]
    [InlineData("-1", "1", "has the values -1 and 1")]
    [InlineData("1001", "2003", "has the values 1001 and 2003")]
    public void Numbers_that_pixels_dont_have_may_be_labels(string one, string other, string last) => Assert.Equal(
        $"{Target}: the first column has the values 0 and 1, the last column {last}: both may be labels. "
        + "Choose one with --label first or --label last.",
        Refused(Tables.Lines(
            image => string.Join(',', [$"{image / 2 % 2}", .. Tables.PixelTexts(image)[1..], image % 2 == 0 ? one : other]))));

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("inf")]
    public void A_missing_number_is_told_where_columns_are_compared(string missing) => Assert.Equal(
        $"{Target}, line 4: '{missing}' in the first column is not a number, as the other lines have. Write the number, or remove the "
        + "line.",
        Refused(Tables.Lines(
            image => string.Join(
                ',', [image == 3 ? missing : $"{image / 2 % 2}", .. Tables.PixelTexts(image)[1..], Tables.Label(image)]))));

    [Fact]
    public void Two_labels_of_one_name_are_to_be_renamed() => Assert.Equal(
        $"{Target}: 2 columns are called 'label'. Rename or remove all but the label.",
        Refused($"label,{Tables.Names()},label\n{Tables.Lines(image => $"{Tables.Label(image)},{Join(image)},{Tables.Label(image)}")}"));

    [Fact]
    public void A_line_of_another_length_tells_what_divides_it() => Assert.Equal(
        $"{Target}, line 13: 1 value, with commas between values; the lines before have 17.",
        Refused(Tables.LabelFirst() + Tables.LabelFirst(";")));

    [Fact]
    public void A_label_of_data_that_is_no_table_is_an_error()
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 20, test: 7, compressed: false);

        Assert.StartsWith(
            "The label, 'first', is a column of a table, but ",
            Assert.Throws<ArgumentException>(
                () => DataSource.Load(new DataOptions { Source = _folder.Path, Label = "first" }, seed: 1)).Message,
            StringComparison.Ordinal);
    }

    private static string Join(int image) => string.Join(',', Tables.PixelTexts(image));

    private static string Indexed(int from = 0) => Tables.Lines(image => $"{image + from},{Tables.Label(image)},{Join(image)}");

    private static string Scientific(string number) =>
        double.Parse(number, CultureInfo.InvariantCulture).ToString("0.000000000000000000e+00", CultureInfo.InvariantCulture);

    private static IEnumerable<int> Sorted() => Enumerable.Range(0, Tables.Pixels).OrderBy(pixel => $"{pixel}", StringComparer.Ordinal);

    private InMemoryDataset Read(string text)
    {
        File.WriteAllText(Target, text);
        return CsvImages.Read(Target);
    }

    private string Refused(string text)
    {
        File.WriteAllText(Target, text);
        return Assert.Throws<InvalidDataException>(() => CsvImages.Read(Target)).Message;
    }
}
