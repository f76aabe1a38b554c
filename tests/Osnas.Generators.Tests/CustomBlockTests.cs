using System.Reflection;
using Microsoft.CodeAnalysis;
using Osnas.Blocks;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;
using Osnas.Graph;

namespace Osnas.Generators.Tests;

/// <summary>Custom blocks from the attribute to the space that uses them.</summary>
public sealed class CustomBlockTests
{
    [Fact]
    public void A_space_registers_its_blocks_and_computes_their_costs_when_it_runs()
    {
        var (image, diagnostics) = TestCompilation.Emit(
            GeneratorRun.On(Sources.Blocks.Replace("wrapped\")]\n[Micro", "lowered\")]\n[Micro", StringComparison.Ordinal)
            .Replace("lowered", "registered", StringComparison.Ordinal)).Output);
        Assert.True(image is not null, string.Join("\n", diagnostics));
        var spec = (SearchSpaceSpec)Assembly.Load(image).GetType("Demo.Blocks", throwOnError: true)!.GetProperty("Spec")!.GetValue(null)!;

        Assert.Equal(25 * 4, BlockRegistry.Build(spec.MicroCfg[0], spec.MacroCfg.Search[0], new TensorShape(1, 8)).Cost.Params);
    }

    [Fact]
    public void A_block_of_a_referenced_assembly_is_found_where_it_can_be_reached()
    {
        var library = TestCompilation
            .Create(Sources.Blocks.Replace("internal sealed class Lowered", "public sealed class Lowered", StringComparison.Ordinal))
            .WithAssemblyName("Library");
        var user = TestCompilation.Create(Sources.Small.Replace("[Micro(Block.Mobile", "[Micro(\"lowered\", KernelSize = 3)]\n"
            + "[Micro(Block.Mobile", StringComparison.Ordinal))
            .AddReferences(library.ToMetadataReference());

        var run = GeneratorRun.On(user);

        Assert.Contains("Register(\"lowered\", global::Osnas.BlockOption.KernelSize | global::Osnas.BlockOption.Activation, new "
            + "global::Demo.Lowered())", run.Files["Demo.Small.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(["lowered"], BlockReader.ReadReferences(user, CancellationToken.None).Select(block => block.Name));
    }

    [Theory]
    [InlineData("internal sealed class Lowered", "internal abstract class Lowered")]
    [InlineData("internal sealed class Lowered", "internal sealed class Lowered<T>")]
    [InlineData("internal sealed class Lowered : CustomBlock", "internal sealed class Lowered(int x) : CustomBlock")]
    [InlineData("internal sealed class Lowered", "file sealed class Lowered")]
    [InlineData("internal sealed class Wrapped(BlockContext context)", "private sealed class Wrapped(BlockContext context)")]
    [InlineData(
        "(BlockContext context) : torch.nn.Module<torch.Tensor, torch.Tensor>(context.ToString())",
        "() : torch.nn.Module<torch.Tensor, torch.Tensor>(\"\")")]
    public void What_cant_be_a_block_is_not_registered_and_breaks_nothing(string before, string after)
    {
        var run = GeneratorRun.On(Sources.Blocks.Replace(before, after, StringComparison.Ordinal));

        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Single(
            run.Files["Demo.Blocks.g.cs"].Split('\n'),
            line => line.Contains("BlockRegistry.Register(\"", StringComparison.Ordinal)
                || line.Contains("ModuleBlock.Register(\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_specification_has_only_the_options_that_have_an_effect()
    {
        var source = Sources.Blocks.Replace(
            "[Micro(\"wrapped\")]", "[Micro(\"wrapped\", KernelSize = 7, Group = -1)]", StringComparison.Ordinal);
        var compilation = TestCompilation.Create(source);

        var space = TestCompilation.Parse(compilation, "Demo.Blocks");

        Assert.Equal(["lowered k5", "wrapped", "conv k3"], space.Spec.MicroCfg.Select(candidate => candidate.ToString()));
        Assert.Equal([BlockForm.Lowered, BlockForm.Module], space.Blocks.Select(block => block.Form));
    }
}
