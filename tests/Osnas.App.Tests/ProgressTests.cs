using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;
using Spectre.Console;

namespace Osnas.App.Tests;

public sealed class ProgressTests
{
    /// <summary>The end of a name tells trainings of one network apart.</summary>
    [Theory]
    [InlineData("most expensive", "most expensive")]
    [InlineData("most expensive #2", "expensive #2")]
    [InlineData("random 12 #34", "random 12 #34")]
    [InlineData("incomprehensibilities", "incomprehensibilities")]
    public void A_long_name_loses_its_first_words(string name, string fitting) => Assert.Equal(fitting, ProgressText.Fit(name));

    /// <summary>Steps of 50 images take half a second: 100 images/s.</summary>
    [Fact]
    public void A_log_has_about_ten_lines_of_each_training()
    {
        var (log, clock) = (new StringWriter(), new ManualClock());

        PlainProgress.Show(PlainConsole.Create(log), clock, observer => Tell(observer, clock));

        Assert.Equal(
            """
            space     TinySpace
            seed      0

            supernet        epoch  1/20  loss 2.000  accuracy   5.0 %     100 images/s  0:19 left
            supernet        epoch  2/20  loss 1.000  accuracy  10.0 %     100 images/s  0:18 left
            supernet        epoch  4/20  loss 0.500  accuracy  20.0 %     100 images/s  0:16 left
            supernet        epoch  6/20  loss 0.333  accuracy  30.0 %     100 images/s  0:14 left
            supernet        epoch  8/20  loss 0.250  accuracy  40.0 %     100 images/s  0:12 left
            supernet        epoch 10/20  loss 0.200  accuracy  50.0 %     100 images/s  0:10 left
            supernet        epoch 12/20  loss 0.167  accuracy  60.0 %     100 images/s  0:08 left
            supernet        epoch 14/20  loss 0.143  accuracy  70.0 %     100 images/s  0:06 left
            supernet        epoch 16/20  loss 0.125  accuracy  80.0 %     100 images/s  0:04 left
            supernet        epoch 18/20  loss 0.111  accuracy  90.0 %     100 images/s  0:02 left
            supernet        epoch 20/20  loss 0.100  accuracy 100.0 %     100 images/s
            search          1/5  best  50.0 %  0,0
            search          2/5  best  91.2 %  0,1  0:01 left
            search          3/5  best  91.2 %  0,1  0:01 left
            search          4/5  best  91.2 %  0,1  0:00 left
            winner          epoch 1/2  loss 2.000  accuracy  50.0 %     100 images/s  0:01 left
            winner          epoch 2/2  loss 1.000  accuracy 100.0 %     100 images/s


            """,
            CommandRun.Normalize(log));
    }

    /// <summary>
    /// Trainings on other machines are told in turn, and the epochs of one that is over all at once: the first says nothing wrong of
    /// the speed of the others, the second has no speed.
    /// </summary>
    [Fact]
    public void Trainings_that_go_on_together_have_a_pace_each()
    {
        var (log, clock) = (new StringWriter(), new ManualClock());

        PlainProgress.Show(PlainConsole.Create(log), clock, observer =>
        {
            for (var epoch = 1; epoch <= 2; epoch++)
            {
                observer.Trained("winner", new(epoch, 2, 100, 100, 1, 0.5, 0.1));
                observer.Trained("random 1", new(epoch, 2, 400, 400, 1, 0.5, 0.1));
                clock.Advance(1);
            }

            for (var epoch = 1; epoch <= 2; epoch++)
            {
                observer.Trained("random 2", new(epoch, 2, 100, 100, 1, 0.5, 0.1));
                clock.Advance(0.001);
            }

            return 0;
        });

        Assert.Equal(
            """
            winner          epoch 1/2  loss 1.000  accuracy  50.0 %
            random 1        epoch 1/2  loss 1.000  accuracy  50.0 %
            winner          epoch 2/2  loss 1.000  accuracy  50.0 %     100 images/s
            random 1        epoch 2/2  loss 1.000  accuracy  50.0 %     400 images/s
            random 2        epoch 1/2  loss 1.000  accuracy  50.0 %
            random 2        epoch 2/2  loss 1.000  accuracy  50.0 %
            """,
            CommandRun.Normalize(log).TrimEnd());
    }

    [Fact]
    public void A_note_is_a_line_of_its_network()
    {
        var log = new StringWriter();

        PlainProgress.Show(PlainConsole.Create(log), new ManualClock(), observer =>
        {
            observer.Noted("supernet", "waited for images 43% of the time; set --workers above 2");
            return 0;
        });

        Assert.Equal("supernet        waited for images 43% of the time; set --workers above 2", CommandRun.Normalize(log).TrimEnd());
    }

    [Fact]
    public void The_memory_of_a_GPU_is_not_known()
    {
        var estimate = new RunEstimate([], 12_345_678_900, 0) { UnknownMemory = "CUDA device 0" };

        var line = EstimateView.Describe(estimate).Single(line => line.StartsWith("memory", StringComparison.Ordinal));

        Assert.Equal("memory    about 12.3 GB at most, without CUDA device 0, whose memory isn't known", line);
        Assert.InRange(line.Length, 1, 80);
    }

    /// <summary>What an earlier process evaluated is neither told again nor fast work of this one: a candidate takes 2 s.</summary>
    [Fact]
    public void A_resumed_search_goes_on_where_it_was()
    {
        var (log, clock) = (new StringWriter(), new ManualClock());
        var candidate = new Evaluation(new(0, 1), 0.5);

        PlainProgress.Show(PlainConsole.Create(log), clock, observer =>
        {
            observer.Estimated(new([new("search", "candidates", 60, 49, 2)], 0, 0));
            for (var evaluated = 1; evaluated <= 55; evaluated++)
            {
                clock.Advance(evaluated <= 49 ? 0 : 2);
                observer.Evaluated(new(evaluated, 60, candidate, candidate) { IsKnown = evaluated <= 49 });
            }

            return 0;
        });

        Assert.Equal(
            """
            search          50/60  best  50.0 %  0,1  0:20 left
            search          54/60  best  50.0 %  0,1  0:12 left
            """,
            string.Join('\n', CommandRun.Normalize(log).Split('\n').Where(line => line.StartsWith("search", StringComparison.Ordinal))));
    }

    [Fact]
    public void One_candidate_is_a_candidate()
    {
        var estimate = new RunEstimate([new("search", "candidates", 1, 0, 2)], 0, 0);

        Assert.Contains(EstimateView.Describe(estimate), line => line.Contains("search          1 candidate ", StringComparison.Ordinal));
    }

    /// <summary>Of 19 s for the supernet, 8 s for the search and 4 s for the winner; the supernet takes twice as long.</summary>
    [Fact]
    public void With_an_estimate_the_time_left_is_that_of_the_whole_run()
    {
        var (log, clock) = (new StringWriter(), new ManualClock());
        var estimate = new RunEstimate(
            [
                new("supernet", "images", 2000, 0, 0.005) { Epochs = 20 }, new("search", "candidates", 4, 0, 2),
                new("winner", "images", 200, 0, 0.02) { Epochs = 2 },
            ],
            123_456_789,
            2_500_000_000);

        PlainProgress.Show(PlainConsole.Create(log), clock, observer =>
        {
            observer.Estimated(estimate);
            return Tell(observer, clock);
        });

        var lines = CommandRun.Normalize(log).Split('\n');
        Assert.Equal(
            [
                "time      about 0:22",
                "          supernet        20 epochs         0:10",
                "          search          4 candidates      0:08",
                "          winner          2 epochs          0:04",
                "memory    about 124 MB at most",
                "disk      about 2.5 GB at most",
            ],
            lines[..6]);

        // Twice the estimate, which counts as 0.5 s and as 1.1 s: 5 * 2^(5 / (5 + 0.5)) + 12 * 2^(5 / (5 + 1.1)) = 30.6.
        Assert.EndsWith(
            "0:30 left", lines.Single(line => line.Contains("epoch 10/20", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "left", lines.Single(line => line.Contains("epoch 2/2 ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>What stays in a terminal is the last state of each line.</summary>
    [Fact]
    public void A_terminal_has_a_line_of_each_training_and_of_the_search()
    {
        var (screen, clock) = (new StringWriter(), new ManualClock());
        var console = AnsiConsole.Create(
            new() { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(screen) });
        console.Profile.Width = 100;
        console.Profile.Capabilities.Unicode = true;
        console.Profile.Capabilities.Interactive = true;

        var result = LiveProgress.Show(console, clock, observer => Tell(observer, clock));

        Assert.Equal("done", result);
        var lines = screen.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Contains("space     TinySpace", lines[0], StringComparison.Ordinal);
        Assert.Contains(
            lines,
            line => line.Contains(
                "supernet       ━━━━━━━━━━━━━━ epoch 20/20  loss 0.100  accuracy 100.0 %     100 images/s", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("search         ━━━━━━━━━━━━━━ 4/5  best  91.2 %  0,1", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("winner         ━━━━━━━━━━━━━━ epoch 2/2", StringComparison.Ordinal));
    }

    [Fact]
    public void The_end_of_an_epoch_tells_of_its_validation() => Assert.Equal(
        "epoch 3/9  loss 0.500  accuracy  75.0 %  validation  80.0 %     100 images/s",
        ProgressText.Join(ProgressText.Describe(new TrainingStep(3, 9, 10, 10, 0.5, 0.75, 0.1) { ValidationAccuracy = 0.8 }, 100)));

    /// <summary>An accuracy on a part of the images is told as such, with what all of them cost.</summary>
    [Theory]
    [InlineData(0.125, 8, 1.0, "  8/240  best  75.0 % on 1/8 of the images  cost 1.0 evaluations  0,1")]
    [InlineData(1, 240, 40.0, "240/240  best  75.0 %  cost 40.0 evaluations  0,1")]
    [InlineData(1, 240, 240.0, "240/240  best  75.0 %  0,1")]
    public void A_part_of_the_images_is_told(double share, int evaluated, double cost, string expected)
    {
        var best = new Evaluation(new(0, 1), 0.75);

        Assert.Equal(
            expected,
            ProgressText.Join(ProgressText.Describe(new SearchStep(evaluated, 240, best, best) { Share = share, Cost = cost })));
    }

    [Fact]
    public void What_fails_under_a_live_display_is_not_hidden_by_it()
    {
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.Yes, Out = new AnsiConsoleOutput(new StringWriter()) });

        Assert.Throws<OperationCanceledException>(() =>
            LiveProgress.Show<int>(console, TimeProvider.System, _ => throw new OperationCanceledException()));
    }

    private static string Tell(IExperimentObserver observer, ManualClock clock)
    {
        Scripted.Tell(observer, () => clock.Advance(0.5));
        return "done";
    }
}
