namespace Osnas.Generators.Tests.Rooms;

/// <summary>
/// MPS devices have no 64-bit floats. Files are read and written on the host; whatever else needs such numbers asks
/// <c>Doubles</c> where they can be.
/// </summary>
public sealed class DoubleTests
{
    private static readonly string[] Words = ["Float64", "float64", ".@double()"];

    [Fact]
    public void Sixty_four_bit_floats_are_made_in_few_files() => Assert.Equal(
        ["DeviceNumbers.cs", "Doubles.cs", "ModuleMove.cs", "NumpyArray.cs", "NumpyPart.cs", "SafeTensors.cs", "StoredTensor.cs"],
        SourceProject.Files("src")
            .Where(path => Array.Exists(Words, word => File.ReadAllText(path).Contains(word, StringComparison.Ordinal)))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal));
}
