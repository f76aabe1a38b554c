using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

public sealed class TimesObserverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Clock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Times_of_two_processes_add_up()
    {
        Run(observer =>
        {
            After(2, () => observer.Trained("supernet", Step(epoch: 1, images: 10)));
            After(3, () => observer.Trained("supernet", Step(epoch: 1, images: 20)));
            _clock.Advance(0.5);
        });
        Run(observer =>
        {
            After(4, () => observer.Trained("supernet", Step(epoch: 2, images: 20)));
            After(1, () => observer.Evaluated(Candidate(1)));
            After(0.25, () => observer.Evaluated(Candidate(2)));
        });

        Assert.Equal(
            [new("supernet", 9.5, "images", 40, 40), new("search", 1.25, "candidates", 2, 8)], ReadTimes());
    }

    /// <summary>Who looks at the run sees it while it goes on.</summary>
    [Fact]
    public void The_file_is_at_most_a_second_old()
    {
        Run(observer =>
        {
            After(0.5, () => observer.Evaluated(Candidate(1)));
            Assert.Equal([new("search", 0.5, "candidates", 1, 8)], ReadTimes());
            After(0.5, () => observer.Evaluated(Candidate(2)));
            Assert.Equal(1, ReadTimes()[0].Done);
            After(0.5, () => observer.Evaluated(Candidate(3)));
            Assert.Equal([new("search", 1.5, "candidates", 3, 8)], ReadTimes());
        });
    }

    /// <summary>Two seconds a candidate, by the estimate and in fact.</summary>
    [Fact]
    public void The_time_that_is_left_is_kept_until_the_run_is_over()
    {
        Run(observer =>
        {
            observer.Estimated(new([new("search", "candidates", 8, 0, 2)], 0, 0));
            After(2, () => observer.Evaluated(Candidate(1)));
            Assert.Equal(14, ReadDocument().SecondsLeft!.Value, 1e-9);
        });

        Assert.Null(ReadDocument().SecondsLeft);
    }

    [Fact]
    public void A_run_without_anything_to_do_changes_nothing()
    {
        Run(observer => After(2, () => observer.Evaluated(Candidate(1))));
        var before = File.ReadAllText(_folder[RunDirectory.TimesFile]);
        Run(_ => _clock.Advance(5));

        Assert.Equal(before, File.ReadAllText(_folder[RunDirectory.TimesFile]));
    }

    /// <summary>Nothing of the result depends on the times.</summary>
    [Fact]
    public void A_file_that_cant_be_written_is_told_once_and_the_run_goes_on()
    {
        Directory.CreateDirectory(_folder[RunDirectory.TimesFile]);
        var notes = new Notes();
        Run(
            observer =>
            {
                After(2, () => observer.Evaluated(Candidate(1)));
                After(2, () => observer.Evaluated(Candidate(2)));
            },
            notes);

        Assert.StartsWith("times.json lacks times: ", Assert.Single(notes.Told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_told_and_begun_anew()
    {
        File.WriteAllText(_folder[RunDirectory.TimesFile], "{");
        var notes = new Notes();
        Run(observer => After(2, () => observer.Evaluated(Candidate(1))), notes);

        Assert.Contains(_folder[RunDirectory.TimesFile], Assert.Single(notes.Told), StringComparison.Ordinal);
        Assert.Equal([new("search", 2, "candidates", 1, 8)], ReadTimes());
    }

    private static TrainingStep Step(int epoch, int images) => new(epoch, 2, images, 20, 1, 0.5, 0.1);

    private static SearchStep Candidate(int number) => new(number, 8, new(new(0, 0, 0), 0.5), new(new(0, 0, 0), 0.5));

    private void Run(Action<TimesObserver> work, IExperimentObserver? inner = null)
    {
        using var directory = new RunDirectory(_folder.Path);
        File.WriteAllText(_folder[RunDirectory.ConfigFile], "{}");
        using var observer = new TimesObserver(directory, _clock, inner);
        observer.Started([]);
        work(observer);
    }

    private void After(double seconds, Action act)
    {
        _clock.Advance(seconds);
        act();
    }

    private IReadOnlyList<PhaseTime> ReadTimes() => ReadDocument().Phases;

    private TimesDocument ReadDocument() => JsonText.Read(_folder[RunDirectory.TimesFile], OsnasJson.Default.TimesDocument);

    private sealed class Notes : IExperimentObserver
    {
        public List<string> Told { get; } = [];

        public void Started(IReadOnlyList<string> summary)
        {
        }

        public void Trained(string network, TrainingStep progress)
        {
        }

        public void Noted(string network, string note) => Told.Add(note);

        public void Generated(GeneratorStep progress)
        {
        }

        public void Evaluated(SearchStep progress)
        {
        }
    }

    /// <summary>A clock that only a test moves.</summary>
    private sealed class Clock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(double seconds) => _ticks += TimeSpan.FromSeconds(seconds).Ticks;
    }
}
