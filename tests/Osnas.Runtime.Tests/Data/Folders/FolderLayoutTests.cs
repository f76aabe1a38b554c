using Osnas.Data;

namespace Osnas.Runtime.Tests;

/// <summary>Each layout of the declared table is read, or refused with the hint that the data guide names.</summary>
public sealed class FolderLayoutTests : IDisposable
{
    /// <summary>Files of a folder, and what is read: images of each class of each part. Nothing, where it is refused.</summary>
    private static readonly (FolderLayout Layout, string[] Files, string Read)[] Samples =
    [
        (FolderLayout.ClassFolders, ["cat/1.jpg", "dog/2.jpg", "dog/3.PNG"], "Train cat 1, dog 2"),
        (FolderLayout.ClassFolders, ["bus/1.jpg", "car/1.jpg", "train/1.jpg"], "Train bus 1, car 1, train 1"),
        (FolderLayout.ClassFolders, ["test_tube/1.jpg", "train_station/1.jpg"], "Train test_tube 1, train_station 1"),
        (FolderLayout.ClassFolders, ["0/1.jpg", "1/2.jpg"], "Train 0 1, 1 1"),
        (FolderLayout.ClassFolders, ["cat/1.jpg", "cat/more/2.jpg", "dog/1.jpg", "sample.jpg"], "Train cat 2, dog 1"),
        (FolderLayout.Parts, ["Train/cat/1.jpg", "Train/dog/1.jpg", "Test/cat/1.jpg", "Test/dog/1.jpg"],
            "Train cat 1, dog 1; Test cat 1, dog 1"),
        (FolderLayout.Parts, ["train/cat/1.jpg", "train/dog/1.jpg", "valid/dog/1.jpg", "test/cat/1.jpg", "README.roboflow.txt"],
            "Train cat 1, dog 1; Validation dog 1; Test cat 1"),
        (FolderLayout.Parts, ["training/cat/1.jpg", "training/dog/1.jpg", "validation/cat/1.jpg", "notes/a.txt"],
            "Train cat 1, dog 1; Validation cat 1"),
        (FolderLayout.Parts, ["TRAIN/cat/1.jpg", "TRAIN/dog/1.jpg", "Dev/cat/1.jpg", "Eval/dog/1.jpg"],
            "Train cat 1, dog 1; Validation cat 1; Test dog 1"),
        (FolderLayout.Parts, ["training_set/cat/1.jpg", "training_set/dog/1.jpg", "test_set/cat/1.jpg"], "Train cat 1, dog 1; Test cat 1"),
        (FolderLayout.Parts, ["train/cat/1.jpg", "train/dog/1.jpg"], "Train cat 1, dog 1"),
        (FolderLayout.Wrapped, ["photos/cat/1.jpg", "photos/dog/1.jpg"], "Train cat 1, dog 1"),
        (FolderLayout.Wrapped, ["dataset/dataset/train/cat/1.jpg", "dataset/dataset/train/dog/1.jpg", "dataset/dataset/test/dog/1.jpg"],
            "Train cat 1, dog 1; Test dog 1"),
        (FolderLayout.Wrapped,
            ["seg_train/seg_train/sea/1.jpg", "seg_train/seg_train/street/1.jpg", "seg_test/seg_test/sea/1.jpg", "seg_pred/seg_pred/1.jpg"],
            "Train sea 1, street 1; Test sea 1"),
        (FolderLayout.Wrapped,
            ["ILSVRC/Data/CLS-LOC/train/n01/1.JPEG", "ILSVRC/Data/CLS-LOC/train/n02/1.JPEG", "ILSVRC/Data/CLS-LOC/val/n02/1.JPEG",
                "ILSVRC/Data/CLS-LOC/test/2.JPEG", "ILSVRC/Annotations/CLS-LOC/1.xml", "ILSVRC/ImageSets/CLS-LOC/val.txt"],
                    "Train n01 1, n02 1; Validation n02 1"),
        (FolderLayout.Wrapped,
            ["CUB/images/001.Albatross/1.jpg", "CUB/images/002.Auklet/1.jpg", "CUB/parts/parts.txt", "CUB/images.txt", "attributes.txt"],
            "Train 001.Albatross 1, 002.Auklet 1"),
        (FolderLayout.ImagesBelow,
            ["train/n01/images/1.JPEG", "train/n01/n01_boxes.txt", "train/n02/images/1.JPEG", "train/n02/n02_boxes.txt"],
            "Train n01 1, n02 1"),
        (FolderLayout.ListOfAnnotations,
            ["train/n01/images/1.JPEG", "train/n02/images/1.JPEG", "val/images/val_0.JPEG", "val/images/val_1.JPEG",
                "val/val_annotations.txt=val_0.JPEG\tn02\t0\t0\t9\t9\nval_1.JPEG\tn01\t0\t0\t9\t9\n", "test/images/test_0.JPEG",
                "wnids.txt"], "Train n01 1, n02 1; Validation n01 1, n02 1"),
        (FolderLayout.Metadata, ["train/1.png", "train/2.png", "train/metadata.csv=file_name,label\n1.png,\"cat, wild\"\n2.png,dog\n"],
            "Train cat, wild 1, dog 1"),
        (FolderLayout.Metadata,
            ["images/1.png", "images/2.png", "images/3.png",
                "metadata.jsonl={\"file_name\": \"images/1.png\", \"label\": 0}\n{\"file_name\": \"images/2.png\", \"label\": 1}\n"],
                    "Train 0 1, 1 1"),
        (FolderLayout.UnlabelledTest, ["train/cat/1.jpg", "train/dog/1.jpg", "test/1.jpg", "sample_submission.csv"], "Train cat 1, dog 1"),
        (FolderLayout.Flat, ["1.jpg", "IMG_0001.jpg"], ""),
        (FolderLayout.Flat, ["train/1.jpg", "test/1.jpg"], ""),
        (FolderLayout.FlatByName, ["train/cat.0.jpg", "train/cat.1.jpg", "train/dog.0.jpg", "train/dog.1.jpg", "test1/1.jpg"], ""),
        (FolderLayout.FlatByName, ["images/Abyssinian_1.jpg", "images/Abyssinian_2.jpg", "images/beagle_1.jpg", "images/beagle_2.jpg"], ""),
        (FolderLayout.FlatWithList, ["train/1.jpg", "train/2.jpg", "test/3.jpg", "train.csv"], ""),
        (FolderLayout.FlatWithList, ["jpg/image_1.jpg", "imagelabels.mat"], ""),
        (FolderLayout.FlatValidation, ["train/n01/1.JPEG", "train/n02/1.JPEG", "val/ILSVRC2012_val_00000001.JPEG"], ""),
        (FolderLayout.MultiLabel, ["train/1.jpg", "train/_classes.csv", "valid/2.jpg", "valid/_classes.csv"], ""),
        (FolderLayout.Boxes, ["train/1.jpg", "train/_annotations.coco.json", "valid/2.jpg"], ""),
        (FolderLayout.Boxes, ["images/train/1.jpg", "images/val/1.jpg", "labels/train/1.txt", "labels/val/1.txt", "data.yaml"], ""),
        (FolderLayout.Boxes, ["train/images/1.jpg", "train/labels/1.txt", "valid/images/1.jpg", "valid/labels/1.txt", "data.yaml"], ""),
        (FolderLayout.Boxes, ["JPEGImages/1.jpg", "Annotations/1.xml", "ImageSets/Main/train.txt"], ""),
        (FolderLayout.Masks, ["images/1.jpg", "masks/1.png"], ""),
        (FolderLayout.Masks, ["train/images/1.jpg", "train/masks/1.png", "val/images/1.jpg", "val/masks/1.png"], ""),
        (FolderLayout.Captions, ["1.png", "metadata.csv=file_name,text\n1.png,A cat.\n"], ""),
        (FolderLayout.DataSets, ["shapes/cat/1.jpg", "shapes/dog/1.jpg", "photos/cat/1.jpg", "photos/dog/1.jpg"], ""),
        (FolderLayout.DataSets, ["a/train/cat/1.jpg", "a/test/cat/1.jpg", "b/train/cat/1.jpg", "b/test/cat/1.jpg"], ""),
        (FolderLayout.Levels, ["animals/cat/1.jpg", "animals/dog/1.jpg", "plants/rose/1.jpg"], ""),
        (FolderLayout.InnerParts, ["cat/train/1.jpg", "cat/test/1.jpg", "dog/train/1.jpg", "dog/test/1.jpg"], ""),
        (FolderLayout.InnerParts, ["train/train/cat/1.jpg", "train/valid/cat/1.jpg"], ""),
        (FolderLayout.SamePartTwice, ["train/cat/1.jpg", "train/dog/1.jpg", "val/cat/1.jpg", "validation/cat/1.jpg"], ""),
        (FolderLayout.SamePartTwice, ["train/cat/1.jpg", "test/cat/1.jpg", "eval/cat/1.jpg"], ""),
        (FolderLayout.PartsBesideOthers, ["Train/cat/1.jpg", "Train/dog/1.jpg", "bird/1.jpg"], ""),
        (FolderLayout.NoTraining, ["test/cat/1.jpg", "test/dog/1.jpg"], ""),
        (FolderLayout.NoTraining, ["val/cat/1.jpg", "test/dog/1.jpg"], ""),
        (FolderLayout.OneClass, ["cat/1.jpg", "cat/2.jpg"], ""),
        (FolderLayout.OneClass, ["train/cat/1.jpg", "test/cat/2.jpg"], ""),
        (FolderLayout.Packed, ["train.zip", "test.zip"], ""),
        (FolderLayout.Packed, ["data/train-00000-of-00001.parquet", "README.md"], ""),
    ];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Samples.Length)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Indexes))]
    public void A_layout_is_read_or_refused_with_its_hint(int index)
    {
        var (layout, files, read) = Samples[index];
        Write(files);

        if (layout.Hint is null)
        {
            var (parts, _, _) = FolderReader.Read(FolderScan.Read(_folder.Path).Root);
            Assert.Equal(
                read,
                string.Join(
                    "; ",
                    parts.OrderBy(part => part.Key)
                        .Select(part => $"{part.Key} {string.Join(", ", part.Value.Select(only => $"{only.Name} {only.Files.Count}"))}")));
        }
        else
        {
            var message = Assert.Throws<InvalidDataException>(() => FolderReader.Read(FolderScan.Read(_folder.Path).Root)).Message;
            Assert.StartsWith(
                message.StartsWith("There are", StringComparison.Ordinal) ? $"There are no images in {_folder.Path}, but " : _folder.Path,
                message,
                StringComparison.Ordinal);
            Assert.EndsWith(layout.Hint, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_layout_has_a_sample_and_a_row_in_the_guide()
    {
        var rows = File.ReadAllLines(FindGuide())
            .SkipWhile(line => line != "| layout | example | written by | |")
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .ToArray();

        Assert.Equal(
            FolderLayout.All.Select(
                layout => $"| {layout.Name} | {layout.Example} | {layout.Tools} | "
                    + $"{(layout.Hint is null ? $"read: {layout.Reading}" : $"refused. {layout.Hint}")} |"),
            rows);
        Assert.Equal(FolderLayout.All, Samples.Select(sample => sample.Layout).Distinct());
    }

    [Theory]
    [InlineData(
        "val/cat/1.jpg",
        "{0}/val/Cat is of the class 'Cat', which the training images don't have; did you mean cat? their classes are cat, dog.",
        "val/Cat/1.jpg")]
    [InlineData(
        "val/cat/1.jpg",
        "{0}/val/zebra is of the class 'zebra', which the training images don't have; their classes are cat, dog. So is 'zoo'.",
        "val/zebra/1.jpg",
        "val/zoo/1.jpg")]
    [InlineData(
        "val/cat/1.jpg",
        "There are no images in {0}/train/bird (.jpg, .jpeg, .jpe, .jfif, .jif, .jfi, .pjpeg, .pjp, .png, .apng, .bmp, .dib, .gif, "
        + ".webp), but 2 .tif. Put images there, or move folders that are not classes elsewhere.",
        "train/bird/1.tif",
        "train/bird/2.TIF")]
    public void Classes_that_dont_fit_are_named(string good, string message, params string[] bad)
    {
        Write(["train/cat/1.jpg", "train/dog/1.jpg", good, .. bad]);

        Assert.Equal(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, message, _folder.Path),
            Assert.Throws<InvalidDataException>(() => FolderParts.Read(_folder.Path, new())).Message);
    }

    [Theory]
    [InlineData("the data of train/ is in train/train/", "train/train/cat/1.jpg", "train/train/dog/1.jpg")]
    [InlineData("Valid/ is the validation images", "train/cat/1.jpg", "train/dog/1.jpg", "Valid/cat/1.jpg", "test/cat/1.jpg")]
    [InlineData(
        "left out: pictures beside the folders of classes in train/: 1 (train/x.jpg)", "train/cat/1.jpg", "train/dog/1.jpg", "train/x.jpg")]
    [InlineData(
        "left out: pictures without classes in test/: 2 (test/1.jpg, test/2.jpg)",
        "train/cat/1.jpg",
        "train/dog/1.jpg",
        "test/1.jpg",
        "test/2.jpg")]
    [InlineData("pictures in subfolders of a class belong to that class: 1 (cat/old/2.jpg)", "cat/1.jpg", "cat/old/2.jpg", "dog/1.jpg")]
    [InlineData(
        "pictures in subfolders of a class belong to that class: 2 (dog/big/1.jpg, dog/small/1.jpg)", "cat/1.jpg", "dog/big/1.jpg",
        "dog/small/1.jpg")]
    [InlineData(
        "pictures in subfolders of a class belong to that class: 2 (cat/puma/1.jpg, dog/images/1.jpg)", "bee/1.jpg", "cat/puma/1.jpg",
        "dog/images/1.jpg")]
    [InlineData(
        "the classes are those of metadata.csv", "1.png", "2.png", "metadata.csv=\"file_name\";\"label\"\n1.png;\"a;b\"\n2.png;c\n")]
    [InlineData(
        "left out: pictures that metadata.csv doesn't name: 1 (3.png)",
        "1.png",
        "2.png",
        "3.png",
        "metadata.csv=file_name,label\n1.png,a\n2.png,b\n")]
    public void What_was_understood_is_told(string note, params string[] files)
    {
        Write(files);

        Assert.Contains(note, FolderReader.Read(FolderScan.Read(_folder.Path).Root).Notes.Select(told => told.ToString()));
    }

    [Fact]
    public void A_part_that_is_given_in_the_place_of_all_is_told()
    {
        Write(["train/cat/1.jpg", "train/dog/1.jpg", "test/cat/1.jpg"]);

        var (parts, _, notes) = FolderReader.Read(FolderScan.Read(_folder["train"]).Root);

        Assert.Equal([DataPart.Train], parts.Keys);
        Assert.Equal(
            $"look at: beside train/ there is test/, which isn't used; give {_folder.Path} for all parts", notes.Single().ToString());
    }

    [Theory]
    [InlineData("metadata.csv=file_name,label\n4.png,a\n", "{0}/metadata.csv names 4.png, which is not in {0}.")]
    [InlineData("metadata.csv=file_name,label\n../1.png,a\n", "{0}/metadata.csv names ../1.png, which is not in {0}.")]
    [InlineData("metadata.csv=file_name,label\n1.png,a\n1.png,b\n", "{0}/metadata.csv has two classes for 1.png: a and b.")]
    [InlineData("metadata.csv=file_name,label\n1.png, \n", "{0}/metadata.csv has no class for 1.png.")]
    [InlineData(
        "metadata.csv=file_name,label\n1.png\n",
        "{0}/metadata.csv, line 2: 1 value, with commas between values; the first line has 2.")]
    [InlineData("metadata.csv=file_name,label\n1.png,\"a\n", "{0}/metadata.csv, line 2: a quote isn't closed, or text follows it.")]
    [InlineData("metadata.csv=file_name,label\n1.png,\uFFFD\n2.png,\uFFFD\n", "{0}/metadata.csv, line 2: it contains bytes of another ")]
    [InlineData("metadata.jsonl=[1\n", "{0}/metadata.jsonl, line 1: ")]
    [InlineData("val_annotations.txt=1.png\n", "{0}/val_annotations.txt, line 1: a line needs the name of a file, a tab, and its class.")]
    public void A_list_that_doesnt_fit_its_folder_is_an_error(string list, string message)
    {
        Write(["1.png", "2.png", list]);

        Assert.StartsWith(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, message, _folder.Path),
            Assert.Throws<InvalidDataException>(() => FolderReader.Read(FolderScan.Read(_folder.Path).Root)).Message,
            StringComparison.Ordinal);
    }

    private void Write(string[] files)
    {
        foreach (var (path, text) in files.Select(
            file => file.Split('=', 2) is [var name, var content] ? (name, content) : (file, string.Empty)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
            File.WriteAllText(_folder[path], text);
        }
    }

    private static string FindGuide()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "docs", "guides", "data.md") is var path && File.Exists(path))
                return path;
        }

        throw new FileNotFoundException("The guide isn't there.");
    }
}
