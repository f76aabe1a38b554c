using Microsoft.AspNetCore.Components;
using Osnas.Dashboard.Pages;
using Osnas.Report.Page;

namespace Osnas.Dashboard.Serving;

/// <summary>Pages of the server as text.</summary>
internal static class Html
{
    private static readonly RenderFragment Links = Fragment.Of<HeadLinks>();

    /// <summary>A page.</summary>
    /// <param name="title">The title.</param>
    /// <param name="content">What it shows.</param>
    public static string Render(string title, RenderFragment content) => PageRenderer.Render(title, content, Links);

    /// <summary>A page that says why there is nothing to show.</summary>
    /// <param name="title">What happened, in short.</param>
    /// <param name="message">What happened, and what to do.</param>
    public static string Message(string title, string message) =>
        Render(title, Fragment.Of<MessageView>(nameof(MessageView.Sheet), new MessageSheet(title, message)));

    /// <summary>The form that asks for the secret.</summary>
    /// <param name="returnTo">Where to go with the right one.</param>
    /// <param name="isWrong">Whether another was given.</param>
    public static string SignIn(string returnTo, bool isWrong) =>
        Render("Sign in", Fragment.Of<SignInView>(nameof(SignInView.Sheet), new SignInSheet(returnTo, isWrong)));
}
