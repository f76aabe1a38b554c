using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Osnas.App;

namespace Osnas.Dashboard.Access;

/// <summary>
/// Who may look: browsers with a cookie that only who has the secret can make, and requests that bring the secret itself.
/// </summary>
/// <param name="secret">The secret; null where everyone may look.</param>
internal sealed class SignedIn(SecretFile? secret)
{
    private const string Scheme = "Bearer ";

    // Made of the secret alone, it outlives the server: pages that are open go on when it is started again.
    private readonly string _proof = secret is null
        ? string.Empty
        : Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Secret), "osnas dashboard cookie"u8));

    /// <summary>Whether a request may look.</summary>
    public bool May(HttpRequest request) => secret is null || HasCookie(request) || secret.Matches(BearerOf(request));

    /// <summary>Lets a browser look that gave the secret.</summary>
    /// <param name="context">The request, and the response that takes the cookie.</param>
    /// <param name="given">What the browser gave.</param>
    /// <returns>Whether it is the secret.</returns>
    public bool TryAdmit(HttpContext context, string given)
    {
        if (secret?.Matches(given.Trim()) != true)
            return false;
        context.Response.Cookies.Append(
            CookieOf(context), _proof, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        return true;
    }

    /// <summary>An address of this server to go to; the list for any other.</summary>
    /// <param name="address">The address that a request asks for.</param>
    public static string Local(string? address) =>
        address is ['/'] or ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl) ? address : "/";

    private bool HasCookie(HttpRequest request) => request.Cookies[CookieOf(request.HttpContext)] is { } cookie
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(cookie), Encoding.UTF8.GetBytes(_proof));

    private static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..]
            : null;

    /// <summary>Browsers keep one set of cookies for all servers of a machine.</summary>
    private static string CookieOf(HttpContext context) =>
        FormattableString.Invariant($"osnas-dashboard-{context.Connection.LocalPort}");
}
