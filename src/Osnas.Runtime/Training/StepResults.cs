using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>How the steps of a training did. It stays on the device until it is read.</summary>
/// <param name="device">The device of the network.</param>
internal sealed class StepResults(Device device) : IDisposable
{
    private readonly DeviceNumbers _numbers = new(columns: 2, device);
    private readonly List<Step> _steps = [];

    /// <summary>The images of the steps that weren't read yet.</summary>
    public long UnreadImages => _steps.Sum(step => (long)step.Images);

    /// <summary>Adds a step.</summary>
    /// <param name="images">The images of its batch.</param>
    /// <param name="passes">How often they were run.</param>
    /// <param name="parts">The loss of each part of each pass, and how many images of it were classified right: scalars.</param>
    public void Add(int images, int passes, IReadOnlyCollection<(Tensor Loss, Tensor Correct)> parts)
    {
        foreach (var (loss, correct) in parts)
            _numbers.Add(loss, correct);
        _steps.Add(new(images, passes, parts.Count));
    }

    /// <summary>The steps since the last call, in their order.</summary>
    public IReadOnlyList<(int Images, BatchResult Result)> Read()
    {
        var rows = _numbers.Read();
        var results = new (int, BatchResult)[_steps.Count];
        var next = 0;
        for (var index = 0; index < results.Length; index++)
        {
            var step = _steps[index];
            var (loss, correct) = (0.0, 0.0);
            for (var part = 0; part < step.Parts; part++, next++)
            {
                loss += rows[next][0];
                correct += rows[next][1];
            }

            results[index] = (step.Images, new(loss / step.Passes, correct / step.Passes));
        }

        _steps.Clear();
        return results;
    }

    /// <inheritdoc/>
    public void Dispose() => _numbers.Dispose();

    private readonly record struct Step(int Images, int Passes, int Parts);
}
