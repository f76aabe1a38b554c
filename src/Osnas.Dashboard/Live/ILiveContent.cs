using Osnas.Report.Page;

namespace Osnas.Dashboard.Live;

/// <summary>What a page shows that may change. Neither method fails for a file: what can't be read is told in the page.</summary>
internal interface ILiveContent
{
    /// <summary>Differs when what the page shows has changed.</summary>
    string Stamp();

    /// <summary>The parts of the page, always in the same order.</summary>
    IReadOnlyList<RenderedPart> Render();
}
