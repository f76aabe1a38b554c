using System.Globalization;
using CsCheck;
using Microsoft.CodeAnalysis;
using Osnas.Generators.Diagnostics;
using Xunit.Abstractions;

namespace Osnas.Generators.Tests;

/// <summary>
/// Osnas and the compiler agree on what may stand beside generated code: a member is a fault for Osnas, or none for the
/// compiler.
/// </summary>
public sealed class RandomMemberTests(ITestOutputHelper output)
{
    private const int InCompilation = 50;

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void A_member_is_told_by_Osnas_or_compiles_beside_generated_code()
    {
        var count = Fuzz.Count(inCi: 300);
        var (faults, right) = (0, 0);
        var pcg = new PCG(0, (ulong)Fuzz.Seed);
        for (var first = 0; first < count; first += InCompilation)
        {
            var members = Enumerable
                .Range(first, Math.Min(InCompilation, count - first))
                .Select(_ => RandomMember.Gen.Generate(pcg, null, out Size _))
                .ToArray();
            Check(members, first);
            faults += members.Count(member => member.IsFault);
            right += members.Count(member => !member.IsFault);
        }

        output.WriteLine($"fuzz: members beside generated code: {count} inputs, {faults} told, {right} right, 0 errors in generated "
            + $"code, seed {Fuzz.Seed}");
        Assert.True(Math.Min(faults, right) > count / 5, $"{faults} faults, {right} right");
    }

    private static void Check(RandomMember[] members, int first)
    {
        var result = Beside.Compile([.. members.Select((member, index) => Beside.Space(member.Type, $"Case{index}"))]);
        for (var index = 0; index < members.Length; index++)
        {
            var (member, file) = (members[index], string.Create(CultureInfo.InvariantCulture, $"Source{index}.cs"));
            var subject = $"seed {Fuzz.Seed}, member {first + index}:\n{member.Type}\n";
            var told = result.Osnas
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree!.FilePath == file)
                .ToArray();
            var inGenerated = result.InGeneratedCode
                .Where(diagnostic => diagnostic.Location.SourceTree!.FilePath.Contains($"Case{index}.", StringComparison.Ordinal))
                .ToArray();
            var errors = result.Errors.Where(diagnostic => diagnostic.Location.SourceTree!.FilePath == file).ToArray();

            Assert.True(inGenerated.Length == 0, subject + string.Join("\n", inGenerated.AsEnumerable()));
            Assert.True(told.Length == (member.IsFault ? 1 : 0), subject + string.Join("\n", told.AsEnumerable()));
            Assert.All(
                told,
                diagnostic =>
                    Assert.True(diagnostic.Id is DiagnosticIds.NameIsTaken or DiagnosticIds.ComponentIsUnusable, subject + diagnostic));
            Assert.True(member.IsFault || errors.Length == 0, subject + string.Join("\n", errors.AsEnumerable()));
        }
    }
}
