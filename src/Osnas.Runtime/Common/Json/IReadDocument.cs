namespace Osnas.Common;

/// <summary>A document that is read. In JSON any part can be null, or missing.</summary>
internal interface IReadDocument
{
    /// <summary>Whether all parts are there that are used.</summary>
    bool IsWhole { get; }
}
