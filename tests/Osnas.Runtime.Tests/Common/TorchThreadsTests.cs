using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class TorchThreadsTests
{
    [Fact]
    public void Each_computes_with_one_thread_of_torch_and_others_as_before()
    {
        var before = get_num_threads();
        try
        {
            set_num_threads(3);
            var threads = TorchThreads.Of(2);

            Assert.Equal([1, 1, 1, 1], threads.Run(4, _ => get_num_threads()));
            Assert.Equal(3, get_num_threads());
            var later = 0;
            var thread = new Thread(() => later = get_num_threads());
            thread.Start();
            thread.Join();
            Assert.Equal(3, later);
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Fact]
    public void Results_are_in_the_order_of_the_work()
    {
        var threads = TorchThreads.Of(2);

        Assert.Equal(Enumerable.Range(0, 100).Select(index => index * index), threads.Run(100, index => index * index));
    }

    [Fact]
    public void An_error_is_that_of_the_work_and_the_threads_go_on()
    {
        var threads = TorchThreads.Of(2);

        var error = Assert.Throws<ArgumentException>(
            () => threads.Run(3, index => index == 1 ? throw new ArgumentException("of the work") : index));

        Assert.Equal("of the work", error.Message);
        Assert.Equal([7], threads.Run(1, _ => 7));
    }
}
