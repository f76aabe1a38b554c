using Osnas.Experiments;

namespace Osnas.Runtime.Tests;

public sealed class NumpyVectorTests : IDisposable
{
    // numpy.save of numpy.array([0, 2, 1]), NumPy 1.24.2, on a 64-bit Linux.
    private const string Saved =
        "k05VTVBZAQB2AHsnZGVzY3InOiAnPGk4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAg"
        + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAAIAAAAAAAAAAQAAAAAAAAA=";

    private readonly TemporaryFolder _folder = new();

    private string Target => _folder["searched_model_architecture.npy"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_numpy_saved_is_an_architecture()
    {
        File.WriteAllBytes(Target, Convert.FromBase64String(Saved));

        Assert.Equal(new(0, 2, 1), ArchitectureReader.Read(Target, TinySpace.Spec));
    }

    [Fact]
    public void What_is_written_is_what_numpy_would_have_saved()
    {
        NumpyVector.Write(Target, [0, 2, 1]);

        Assert.Equal(Convert.FromBase64String(Saved), File.ReadAllBytes(Target));
    }

    [Theory]
    [InlineData("<i8", "<f8", "is not a vector of whole numbers: its header is {'descr': '<f8'")]
    [InlineData("<i8", "|O8", "is not an array of numbers or text: its header is {'descr': '|O8'")]
    [InlineData("'<i8'", "'|O' ", "holds Python objects (a pickle), which Osnas never runs.")]
    [InlineData("(3,)", "(4,)", "has 24 bytes of data; its header says 4 numbers of 8 bytes.")]
    [InlineData("(3,)", "()  ", "has 24 bytes of data; its header says 1 numbers of 8 bytes.")]
    [InlineData("NUMPY", "NUMPI", "is not in NumPy's format.")]
    public void Another_file_is_refused_with_its_name(string old, string changed, string message)
    {
        var latin = System.Text.Encoding.Latin1;
        File.WriteAllBytes(
            Target, latin.GetBytes(latin.GetString(Convert.FromBase64String(Saved)).Replace(old, changed, StringComparison.Ordinal)));

        Assert.StartsWith(
            $"{Target} {message}",
            Assert.Throws<InvalidDataException>(() => ArchitectureReader.Read(Target, TinySpace.Spec)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(11)]
    [InlineData(60)]
    public void A_file_that_is_cut_off_is_refused(int length)
    {
        File.WriteAllBytes(Target, Convert.FromBase64String(Saved)[..length]);

        Assert.Contains(
            Target,
            Assert.Throws<InvalidDataException>(() => ArchitectureReader.Read(Target, TinySpace.Spec)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Choices_are_checked_against_the_space()
    {
        NumpyVector.Write(Target, [0, 1, 0]);

        Assert.StartsWith(
            $"{Target}: layer 1 (4->8 s2) chooses candidate 1 (skip)",
            Assert.Throws<InvalidDataException>(() => ArchitectureReader.Read(Target, TinySpace.Spec)).Message,
            StringComparison.Ordinal);
    }
}
