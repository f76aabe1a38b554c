using Osnas;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Export;
using Osnas.Presets; // or the namespace of your own space
using Osnas.Training;

public static class PhotoModel
{
    /// <summary>The same steps one by one, without a folder of a run.</summary>
    public static void Train(string photos, string file)
    {
        using var data = DataSource.Load(new DataOptions { Source = photos, InputSize = Tiny28.Spec.InputSize }, seed: 0);
        Console.WriteLine($"{data.Train.Count} training images, classes {string.Join(", ", data.ClassNames)}");

        var model = new Tiny28.Model(new Architecture(0, 0, 0, 0, 0, 0), data.ClassNames.Count);
        new Trainer(model, new TrainingOptions { Epochs = 2, BatchSize = 16 }).Train(data.Train);

        var result = ClassificationResult.Measure(model, data.Test);
        Console.WriteLine($"{result.Accuracy:P1}, standard error {result.StandardError:P1}");
        foreach (var only in result.ByClass)
            Console.WriteLine($"{only.Name}: {only.Accuracy:P1} of {only.Images}");

        // The normalization and the names belong to the network: keep them with it.
        var metadata = ModelMetadata.Create(model, data.Preprocessing, data.ClassNames) with { TestAccuracy = result.Accuracy };
        OnnxFile.Save(model, file, metadata);
        metadata.Save(ModelMetadata.PathBeside(file));

        using var predictor = new Predictor(model, data.Preprocessing, data.ClassNames);
        var prediction = predictor.Predict(Directory.GetFiles(Path.Combine(photos, "cat")).First());
        Console.WriteLine($"{prediction.Path}: {prediction.Class} {prediction.Probability:P1}");
    }
}
