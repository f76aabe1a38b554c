using Osnas.Generators.Diagnostics;

namespace Osnas.Generators.Tests;

/// <summary>An exception in a step of the pipeline is kept and reported (OSNAS0901), and takes no other space away.</summary>
public sealed class AttemptTests
{
    [Fact]
    public void A_result_is_kept() => Assert.Equal(new Attempt<string>("text", Fault: null), Attempt.To(() => "text"));

    [Fact]
    public void An_exception_is_kept()
    {
        var attempt = Attempt.To<string>(() => throw new InvalidOperationException("Oh."));

        Assert.Null(attempt.Result);
        Assert.Equal(new InternalFault(nameof(InvalidOperationException), "Oh."), attempt.Fault);
    }

    [Fact]
    public void A_cancellation_is_thrown_on() =>
        Assert.Throws<OperationCanceledException>(() => Attempt.To<string>(() => throw new OperationCanceledException()));

    [Fact]
    public void An_exception_that_was_kept_is_reported()
    {
        var reported = new List<string>();

        Guard.Report("Space", Microsoft.CodeAnalysis.Location.None, diagnostic => reported.Add($"{diagnostic.Id}: "
            + $"{diagnostic.GetMessage(null)}"), new("Exception", "Oh."));

        Assert.Equal(["OSNAS0901: Osnas failed on 'Space'; this is a bug in Osnas: Exception: Oh."], reported);
    }
}
