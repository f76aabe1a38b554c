namespace Osnas.Data;

/// <summary>A way to lay out pictures in folders, as people and tools have it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Example">How it looks.</param>
/// <param name="Tools">Who writes it.</param>
/// <param name="Hint">What to do, where it isn't read; null if it is.</param>
/// <param name="Reading">What is taken, where it is read; null if it isn't.</param>
internal sealed record FolderLayout(string Name, string Example, string Tools, string? Hint = null, string? Reading = null)
{
    public static readonly FolderLayout ClassFolders = new(
        "class folders", "`cat/1.jpg`, `dog/2.jpg`", "torchvision's `ImageFolder`, Keras, fast.ai, EuroSAT",
        Reading: "each folder is a class; Osnas divides the pictures");

    public static readonly FolderLayout Parts = new(
        "part folders",
        "`train/cat/1.jpg`, `valid/...`, `test/...`",
        "Keras, Kaggle, Roboflow (*Folder Structure*), Ultralytics, Hugging Face image folders",
        Reading: "parts by their names");

    public static readonly FolderLayout Wrapped = new(
        "a folder around the data",
        "`photos/cat/1.jpg`, `train/train/cat/1.jpg`",
        "Kaggle's archives, Caltech-101, CUB-200, ImageNet (`ILSVRC/Data/CLS-LOC/...`)",
        Reading: "as if the inner folder were given");

    public static readonly FolderLayout ImagesBelow = new(
        "a folder of images in each class", "`train/n01443537/images/1.JPEG`", "Tiny ImageNet",
        Reading: "the outer folder is the class");

    public static readonly FolderLayout ListOfAnnotations = new(
        "flat folder with `val_annotations.txt`", "`val/images/val_0.JPEG`", "Tiny ImageNet",
        Reading: "classes by the list");

    public static readonly FolderLayout Metadata = new(
        "flat folder with `metadata.csv` or `metadata.jsonl`", "`train/1.png`, `train/metadata.csv`", "Hugging Face image folders",
        Reading: "classes by the columns `file_name` and `label`");

    public static readonly FolderLayout UnlabelledTest = new(
        "test pictures without classes", "`train/cat/1.jpg`, `test/1.jpg`", "Kaggle's competitions, ImageNet",
        Reading: "`test/` is left out");

    public static readonly FolderLayout Flat = new(
        "pictures alone", "`1.jpg`, `2.jpg`", "cameras, downloads",
        "Put the pictures of each class into a folder of their own, whose name is the class: cat/1.jpg, dog/2.jpg.");

    public static readonly FolderLayout FlatByName = new(
        "classes in the names of files", "`cat.0.jpg`, `dog.0.jpg`", "Kaggle's Dogs vs. Cats, Oxford-IIIT Pet",
        "The names of the files seem to begin with their class. Make a folder for each class and move its pictures there: cat.*.jpg "
        + "into cat/.");

    public static readonly FolderLayout FlatWithList = new(
        "classes in a list beside the pictures", "`1.jpg`, `labels.csv`", "Kaggle's competitions, Keras's `flow_from_dataframe`",
        "The classes seem to be in that list. Beside the pictures, a metadata.csv whose first line is file_name,label is read; or put "
        + "the pictures of each class into a folder of their own.");

    public static readonly FolderLayout FlatValidation = new(
        "validation pictures without classes", "`train/cat/1.jpg`, `val/1.jpg`", "ImageNet as it is downloaded",
        "Put its pictures into folders of classes, as train/ has them (for ImageNet, valprep.sh does), add a metadata.csv with "
        + "file_name,label, or move the folder away.");

    public static readonly FolderLayout MultiLabel = new(
        "several labels of a picture", "`1.jpg`, `_classes.csv`", "Roboflow (*Multi-Label Classification*)",
        "The pictures have several labels, but Osnas supports one class for each picture: export them as Folder Structure.");

    public static readonly FolderLayout Boxes = new(
        "boxes in pictures",
        "`images/1.jpg`, `labels/1.txt`; `_annotations.coco.json`; `JPEGImages/`, `Annotations/`",
        "YOLO, COCO, Pascal VOC, Roboflow",
        "This is object detection data, but Osnas classifies whole pictures: export or crop the objects as cat/1.jpg, dog/2.jpg.");

    public static readonly FolderLayout Masks = new(
        "masks of pictures", "`images/1.jpg`, `masks/1.png`", "segmentation tools",
        "This is segmentation data, but Osnas classifies whole pictures: put the pictures of each class into a folder of their own.");

    public static readonly FolderLayout Captions = new(
        "`metadata.csv` without classes", "`1.jpg`, `metadata.csv` with `file_name,text`", "Hugging Face image folders",
        "Name the column of the classes 'label'.");

    public static readonly FolderLayout DataSets = new(
        "a folder of data sets", "`shapes/cat/1.jpg`, `photos/cat/1.jpg`", "downloads side by side",
        "Give the folder of one data set; or, if the outer folders are the classes, put the pictures directly into them.");

    public static readonly FolderLayout Levels = new(
        "classes of two levels", "`animals/cat/1.jpg`, `plants/rose/1.jpg`", "Places365, taxonomies",
        "It is unclear which folders are the classes. If the inner ones are, move them into one folder; if the outer ones "
        + "are, put the pictures directly into them.");

    public static readonly FolderLayout InnerParts = new(
        "parts inside of other folders", "`cat/train/1.jpg`", "MVTec AD",
        "The folders of parts must be the outermost ones: train/cat/1.jpg, test/cat/1.jpg.");

    public static readonly FolderLayout SamePartTwice = new(
        "two folders of one part", "`val/...`, `validation/...`", "data merged from several places",
        "Merge them, move one away, or rename it to train, val or test.");

    public static readonly FolderLayout PartsBesideOthers = new(
        "parts beside other pictures", "`train/cat/1.jpg`, `dog/1.jpg`", "half-done moves",
        "Move what belongs to no part out of the folder; or, if all of them are classes, put the pictures directly into them.");

    public static readonly FolderLayout NoTraining = new(
        "parts without training pictures", "`test/cat/1.jpg` alone", "the wrong folder",
        "Add a folder train beside it, or give the folder itself to split all of its pictures.");

    public static readonly FolderLayout OneClass = new(
        "one class alone", "`cat/1.jpg` alone", "the wrong level of folders",
        "A search needs at least two classes. Give the folder that holds the folders of all classes.");

    public static readonly FolderLayout Packed = new(
        "packed pictures", "`train.zip`, `train-0.parquet`, `train.tfrecord`", "Kaggle, Hugging Face, TensorFlow",
        "Unpack or export them into folders of classes: cat/1.jpg, dog/2.jpg.");

    /// <summary>All, in the order of the data guide's table.</summary>
    public static IReadOnlyList<FolderLayout> All { get; } =
    [
        ClassFolders, Parts, Wrapped, ImagesBelow, ListOfAnnotations, Metadata, UnlabelledTest,
        Flat, FlatByName, FlatWithList, FlatValidation, MultiLabel, Boxes, Masks, Captions, DataSets, Levels, InnerParts, SamePartTwice,
        PartsBesideOthers, NoTraining, OneClass, Packed,
    ];

    /// <summary>Says what was found and, by this layout's hint, what to do.</summary>
    public InvalidDataException Refuse(string found) => new($"{found} {Hint}");
}
