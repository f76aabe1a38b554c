using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;

namespace Osnas.Report.Page;

/// <summary>Components as what others show.</summary>
internal static class Fragment
{
    /// <summary>A component that needs nothing.</summary>
    /// <typeparam name="T">The component.</typeparam>
    public static RenderFragment Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>()
        where T : IComponent => builder =>
        {
            builder.OpenComponent<T>(0);
            builder.CloseComponent();
        };

    /// <summary>A component that shows a value.</summary>
    /// <typeparam name="T">The component.</typeparam>
    /// <param name="parameter">The name of its parameter.</param>
    /// <param name="value">The value; null if there is nothing to show.</param>
    /// <returns>The component; null for nothing.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public static RenderFragment? Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(string parameter, object? value)
        where T : IComponent => value is null
        ? null
        : builder =>
        {
            builder.OpenComponent<T>(0);
            builder.AddComponentParameter(1, parameter, value);
            builder.CloseComponent();
        };
}
