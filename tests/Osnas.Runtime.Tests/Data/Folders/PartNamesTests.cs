using Osnas.Data;

namespace Osnas.Runtime.Tests;

public sealed class PartNamesTests
{
    [Theory]
    [InlineData("train", "Train")]
    [InlineData("TRAIN Train training Training_Set train-data trainingSet TrainImages train2017 train1", "Train")]
    [InlineData("val VAL valid Valid validation validation_set Validate dev ValSet val2017", "Validation")]
    [InlineData("test TEST testing Testing test1 testset test_images eval Evaluation tst", "Test")]
    [InlineData("unlabeled pred", "Unlabelled")]
    [InlineData("cat trainer testament valley contest devil retrain evaluate_me tests_of_time", "")]
    public void Names_of_parts_are_known_in_any_case(string names, string part)
    {
        foreach (var name in names.Split(' '))
            Assert.Equal(part.Length == 0 ? [] : [part], PartNames.Find([name]).Values.Select(found => found.ToString()));
    }

    [Theory]
    [InlineData("seg_train seg_test seg_pred", "seg_train seg_test seg_pred")]
    [InlineData("pets-train pets-val cat", "pets-train pets-val")]
    [InlineData("test_tube train_station", "")]
    [InlineData("train_station train_track", "")]
    [InlineData("train test_tube", "train")]
    [InlineData("train_test_split train", "train")]
    public void What_else_is_in_a_name_is_the_same_in_all_parts(string names, string parts) =>
        Assert.Equal(parts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), PartNames.Find(names.Split(' ')).Keys.Order());
}
