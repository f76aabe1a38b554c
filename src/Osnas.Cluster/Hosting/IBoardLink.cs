namespace Osnas.Cluster;

/// <summary>The way from a worker to the board.</summary>
internal interface IBoardLink
{
    /// <summary>Calls the board, and waits for its answer, for as long as it takes to reach it.</summary>
    /// <param name="call">The call. It may be made several times.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="JoinException">One side doesn't accept the other, or no coordinator was found in the time for that.</exception>
    /// <exception cref="IOException">The coordinator is there, and doesn't answer this call.</exception>
    /// <exception cref="InvalidDataException">The board refuses the call.</exception>
    /// <exception cref="OperationCanceledException">The attempts were ended.</exception>
    Task<T> CallAsync<T>(Func<IBoardGrain, Task<T>> call);
}

/// <summary>What is done with a link.</summary>
internal static class BoardLinks
{
    /// <summary>Calls the board for something that has no answer.</summary>
    /// <inheritdoc cref="IBoardLink.CallAsync"/>
    public static Task CallAsync(this IBoardLink link, Func<IBoardGrain, Task> call) => link.CallAsync(async board =>
    {
        await call(board).ConfigureAwait(false);
        return true;
    });

    /// <summary>Calls the board, and blocks the thread until it answers.</summary>
    /// <inheritdoc cref="IBoardLink.CallAsync"/>
    public static T Call<T>(this IBoardLink link, Func<IBoardGrain, Task<T>> call) => link.CallAsync(call).GetAwaiter().GetResult();
}

/// <summary>The way within the process of the coordinator.</summary>
/// <param name="board">The board.</param>
internal sealed class LocalLink(JobBoard board) : IBoardLink
{
    private readonly BoardGrain _board = new(board, new(null), new(TimeProvider.System));

    /// <inheritdoc/>
    public Task<T> CallAsync<T>(Func<IBoardGrain, Task<T>> call) => call(_board);
}
