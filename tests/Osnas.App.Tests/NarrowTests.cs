using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;
using Spectre.Console;

namespace Osnas.App.Tests;

/// <summary>Terminals of all widths: no number and no word is cut, or broken inside.</summary>
public sealed partial class NarrowTests
{
    private static readonly SearchReport Report = Scripted.Report with
    {
        Winner = Scripted.Report.Winner with { Cost = new(1_234_567_890, 23_456_789) },
        Output = "runs/my-run",
    };

    public static TheoryData<int> Widths => [200, 120, 80, 60, 40, 20];

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task A_list_has_all_its_words(int width)
    {
        var wide = await List(1000);
        var text = await List(width);

        CheckWords(wide, text, width);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_report_has_all_its_words(int width)
    {
        CheckWords(Write(1000), Write(width), width);

        static string Write(int width)
        {
            var text = new StringWriter();
            SearchReportView.Write(Console(text, width), Report);
            return text.ToString();
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_line_of_live_progress_has_whole_parts(int width)
    {
        var parts = ProgressText.Describe(new TrainingStep(10, 20, 100, 100, 0.125, 0.75, 0.1) { ValidationAccuracy = 0.8 }, 12_345);
        var text = new Details(parts, TimeSpan.FromSeconds(65)).Describe(width, null);

        Assert.True(text.Length <= width, text);
        Assert.All(
            text.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            part => Assert.Contains(part, $"{ProgressText.Join(parts)}  1:05 left", StringComparison.Ordinal));
        Assert.Contains("epoch 10/20", text, StringComparison.Ordinal);
        Assert.Equal(width > 20, text.EndsWith("  1:05 left", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(79)]
    [InlineData(60)]
    [InlineData(40)]
    public void What_is_drawn_live_fits_the_terminal(int width)
    {
        var text = new StringWriter();
        var console = Console(text, width, ansi: true);

        LiveProgress.Show(console, TimeProvider.System, observer =>
        {
            observer.Trained("most expensive", new(100, 100, 50, 100, 0.125, 0.75, 0.1) { ValidationAccuracy = 0.8 });
            observer.Evaluated(
                new(30, 330, new(new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 0.5), new(new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 0.5)));
            return 0;
        });

        var lines = Escape().Replace(text.ToString(), string.Empty).ReplaceLineEndings("\n").Split('\n', '\r');
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= width && !line.Contains('…', StringComparison.Ordinal), line));
        Assert.Contains(lines, line => line.StartsWith("most expensive epoch 100/100", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "space     Tiny (0123456789abcdef): 2 x 3 candidates, 6 architectures",
        40,
        "space     Tiny (0123456789abcdef): 2 x 3\n          candidates, 6 architectures")]
    [InlineData("space     Tiny (0123456789abcdef): 2 x 3 candidates", 20, "space     Tiny\n(0123456789abcdef):\n2 x 3 candidates")]
    [InlineData("the command goes on from there", 12, "the command\ngoes on from\nthere")]
    [InlineData("files in /a/very/long/path/without/a/space here", 20, "files in\n/a/very/long/path/without/a/space\nhere")]
    [InlineData("one\ntwo three", 5, "one\ntwo\nthree")]
    [InlineData("short", 20, "short")]
    [InlineData("", 20, "")]
    public void Lines_end_between_words(string text, int width, string expected) => Assert.Equal(expected, TextLines.Wrap(text, width));

    [Fact]
    public void Architectures_may_end_a_line_after_a_comma()
    {
        Assert.Equal("0,12,3,\n4,5", TextLines.Wrap("0,12,3,4,5", 7, afterCommas: true));
        Assert.Equal("0,12,3,4,5", TextLines.Wrap("0,12,3,4,5", 7));
    }

    [Fact]
    public async Task An_error_is_wrapped_behind_its_label()
    {
        var error = new StringWriter { NewLine = "\n" };
        var host = new AppHost(new(Console(new StringWriter(), 40), Console(error, 40)), Scripted.Runners, new());

        await host.RunAsync(["table", "--classes", "0"], CancellationToken.None);

        Assert.StartsWith("error: --classes is '0'; write a whole\nnumber from 1 to 65536.\n", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Long lists of names are broken between them.</summary>
    [Theory]
    [InlineData("search")]
    [InlineData("train")]
    [InlineData("table")]
    [InlineData("evaluate")]
    public async Task Help_has_all_its_words(string command) =>
        CheckWords(await Run(1000, command, "--help"), await Run(80, command, "--help"), 80);

    [Fact]
    public async Task What_doctor_finds_is_wrapped_and_commands_stay_whole()
    {
        const string Command = "a-command --with many --options that --are longer --than eighty --columns of --a terminal";
        var fault = new NativeFault(
            "Decoding pictures needs a library that this program lacks, told in a long sentence", "x", Mend.By(Command));
        var facts = DoctorTests.Healthy with { SkiaSharp = new(NativeDependency.SkiaSharp, null, fault) };

        var lines = (await Run(80, Scripted.Runners with { Examine = () => facts }, "doctor")).ReplaceLineEndings("\n").Split('\n');

        Assert.All(
            lines, line => Assert.True(line.TrimEnd().Length <= 80 || line.TrimEnd().EndsWith(Command, StringComparison.Ordinal), line));
        Assert.Contains($"    {Command}", lines);
        Assert.Contains(new string(' ', 24) + "lacks, told in a long sentence", lines);
    }

    private static Task<string> List(int width) => Run(width, "list");

    private static Task<string> Run(int width, params string[] args) => Run(width, Scripted.Runners, args);

    private static async Task<string> Run(int width, Runners runners, params string[] args)
    {
        Samples.Load();
        var text = new StringWriter();
        var host = new AppHost(new(Console(text, width), Console(new StringWriter(), width)), runners, new());
        Assert.Equal(ExitCode.Success, await host.RunAsync(args, CancellationToken.None));
        return text.ToString();
    }

    /// <summary>All that is a word where there is room is one here, in lines that fit.</summary>
    private static void CheckWords(string wide, string text, int width)
    {
        var words = Words(text).ToHashSet(StringComparer.Ordinal);
        Assert.All(Words(wide), word => Assert.Contains(word, words));
        Assert.All(
            text.ReplaceLineEndings("\n").Split('\n'),
            line => Assert.True(
                line.TrimEnd().Length <= Math.Max(width, Words(line).Select(word => word.Length).DefaultIfEmpty().Max()), line));
        Assert.DoesNotContain('…', text);
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', '\n', '\r', '─', ','], StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimEnd(':'))
            .Where(word => word.Length > 0);

    private static IAnsiConsole Console(TextWriter writer, int width, bool ansi = false)
    {
        var console = AnsiConsole.Create(
            new()
            {
                Ansi = ansi ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new Screen(writer, width)
            });
        console.Profile.Capabilities.Unicode = true;
        console.Profile.Capabilities.Interactive = ansi;
        return console;
    }

    [GeneratedRegex("\u001b\\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Escape();

    private sealed class Screen(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
