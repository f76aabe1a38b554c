using System.Reflection;
using CsCheck;
using Microsoft.CodeAnalysis;
using Osnas.Generators.Parsing;
using Osnas.Spaces;

namespace Osnas.Generators.Tests;

/// <summary>Parser, emitted code and Core agree: no OSNAS error if and only if the code compiles and its space can be built.</summary>
public sealed class AgreementTests
{
    private const int Batches = 10;
    private const int SpacesPerBatch = 200;

    [Fact]
    public void No_error_is_reported_exactly_where_the_generated_space_can_be_built()
    {
        var (right, wrong) = (0, 0);
        RandomDeclaration.Gen.Array[SpacesPerBatch].Sample(
            declarations =>
            {
                foreach (var isRight in Check(declarations))
                    _ = isRight ? Interlocked.Increment(ref right) : Interlocked.Increment(ref wrong);
            },
            iter: Batches,
            threads: 1);

        // Neither side of the equivalence may become empty unseen.
        Assert.True(right > 200, $"{right} right declarations");
        Assert.True(wrong > 200, $"{wrong} wrong declarations");
    }

    private static IEnumerable<bool> Check(RandomDeclaration[] declarations)
    {
        var spaces = declarations.Select((declaration, index) => $"{declaration.Attributes}\npublic partial class Space{index};");
        var compilation = TestCompilation.Create(DocumentationMode.None, "using Osnas;\nnamespace Demo;\n" + string.Join("\n", spaces));
        var (image, diagnostics) = TestCompilation.Emit(GeneratorRun.On(compilation).Output);
        Assert.True(image is not null, string.Join("\n", diagnostics));
        var assembly = Assembly.Load(image);

        for (var index = 0; index < declarations.Length; index++)
        {
            var name = $"Demo.Space{index}";
            var reported = new List<Diagnostic>();
            var type = compilation.GetTypeByMetadataName(name)!;
            SearchSpaceCheck.Run(type, () => SpaceFacts.Of(type, () => default), reported.Add, CancellationToken.None);
            var errors = reported.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
            var generated = assembly.GetType(name, throwOnError: true)!;
            var problem = TryBuild(generated);
            Assert.Equal(TestCompilation.Parse(compilation, name).Spec, SpecOf(generated));
            var isRight = problem is null && !declarations[index].HasAttributeFault;

            Assert.True(
                isRight == (errors.Length == 0),
                $"{declarations[index].Attributes}\nOsnas: {string.Join("; ", errors.Select(error => error.ToString()))}\n"
                    + $"built: {problem ?? "yes"}");
            yield return isRight;
        }
    }

    /// <summary>
    /// Runs the generated code, short of libtorch: the specification, the space's graph, and the tables that were
    /// emitted.
    /// </summary>
    private static string? TryBuild(Type space)
    {
        var spec = SpecOf(space);
        try
        {
            var costs = new CostModel(SpaceGraph.Build(spec));
            var table =
                (BaseLookUpTable)space.GetNestedType("LookUpTable")!.GetMethod("Create")!.Invoke(null, [spec.InputSize, spec.Classes])!;
            foreach (var metric in new[] { InfoMetric.Flops, InfoMetric.Params })
                Assert.Equal(Cells(costs.ToTable(metric)), Cells(table.GetInfoTable(metric)));
            return null;
        }
        catch (SearchSpaceException exception)
        {
            return exception.Message;
        }
    }

    private static SearchSpaceSpec SpecOf(Type space) => (SearchSpaceSpec)space.GetProperty("Spec")!.GetValue(null)!;

    private static IEnumerable<double> Cells(InfoTable table) => Enumerable.Range(0, table.Rows).SelectMany(table.GetRow);
}
