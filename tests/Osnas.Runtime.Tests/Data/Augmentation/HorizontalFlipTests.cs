using Osnas.Data;

namespace Osnas.Runtime.Tests;

public sealed class HorizontalFlipTests
{
    [Fact]
    public void A_flip_makes_left_right() =>
        Assert.All(Augment.Copies(new HorizontalFlip(1), 5, 3), image => Assert.Equal([3, 2, 1, 6, 5, 4, 9, 8, 7], image));

    [Fact]
    public void A_rectangle_is_flipped_row_by_row() =>
        Assert.All(Augment.Copies(new HorizontalFlip(1), 5, new(2, 3)), image => Assert.Equal([3, 2, 1, 6, 5, 4], image));

    [Fact]
    public void Without_probability_nothing_changes() =>
        Assert.All(Augment.Copies(new HorizontalFlip(0), 5, 3), image => Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], image));

    [Fact]
    public void Half_of_the_images_are_flipped()
    {
        var images = Augment.Copies(new HorizontalFlip(), 400, 2);

        Assert.All(images, image => Assert.Contains(image, (float[][])[[1, 2, 3, 4], [2, 1, 4, 3]]));
        Assert.InRange(images.Count(image => image[0] == 2), 140, 260); // six deviations of 10: by chance once in 500 million
    }
}
