using Osnas.Experiments;
using Osnas.Samples;

namespace Osnas.Runtime.Tests;

public sealed class ArchitectureDocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder[RunDirectory.ArchitectureFile];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_architecture_comes_back()
    {
        Write(Document([0, 2, 1]));

        Assert.Equal(new(0, 2, 1), ArchitectureReader.Read(Target, TinySpace.Spec));
    }

    [Fact]
    public void The_file_reads_as_documented()
    {
        Write(Document([0, 2, 1]));

        Assert.Equal(
            $$"""
            {
              "space": "TinySpace",
              "fingerprint": "{{TinySpace.Spec.Fingerprint}}",
              "inputSize": 8,
              "classes": 3,
              "architecture": [
                0,
                2,
                1
              ],
              "blocks": [
                "4->4 s1 mobile k3 e2"
              ],
              "cost": {
                "flops": 100,
                "params": 10
              },
              "supernetAccuracy": 0.5,
              "testAccuracy": 0.75
            }

            """,
            File.ReadAllText(Target));
    }

    [Fact]
    public void Another_space_is_refused_with_both_names()
    {
        Write(Document([0, 2, 1]));

        var exception = Assert.Throws<InvalidDataException>(() => ArchitectureReader.Read(Target, FBNetS.Spec));

        Assert.Equal(
            $"{Target} is an architecture of the space TinySpace ({TinySpace.Spec.Fingerprint}), not of FBNetS "
            + $"({FBNetS.Spec.Fingerprint}).",
            exception.Message);
    }

    [Fact]
    public void A_choice_that_the_space_doesnt_have_is_refused()
    {
        Write(Document([0, 1, 0]));

        var exception = Assert.Throws<InvalidDataException>(() => ArchitectureReader.Read(Target, TinySpace.Spec));

        Assert.StartsWith($"{Target}: layer 1 (4->8 s2) chooses candidate 1 (skip)", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "fingerprint": "FINGERPRINT" }""")]
    [InlineData("""{ "fingerprint": "FINGERPRINT", "architecture": [0, 2.5, 1] }""")]
    [InlineData("""{ "fingerprint": "FINGERPRINT", "architecture": [0, -1, 0] }""")]
    [InlineData("""{ "fingerprint": "FINGERPRINT", "architecture": null }""")]
    public void What_is_no_architecture_is_refused_with_the_name_of_the_file(string json)
    {
        File.WriteAllText(Target, json.Replace("FINGERPRINT", TinySpace.Spec.Fingerprint, StringComparison.Ordinal));

        var exception = Assert.Throws<InvalidDataException>(() => ArchitectureReader.Read(Target, TinySpace.Spec));

        Assert.StartsWith(Target, exception.Message, StringComparison.Ordinal);
    }

    private static ArchitectureDocument Document(int[] architecture) =>
        new("TinySpace", TinySpace.Spec.Fingerprint, 8, 3, architecture, ["4->4 s1 mobile k3 e2"], new(100, 10), 0.5, 0.75);

    private void Write(ArchitectureDocument document) =>
        new RunDirectory(_folder.Path).Write(RunDirectory.ArchitectureFile, document, OsnasJson.Default.ArchitectureDocument);
}
