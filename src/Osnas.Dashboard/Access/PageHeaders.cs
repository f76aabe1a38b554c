using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Osnas.Report.Page;

namespace Osnas.Dashboard.Access;

/// <summary>
/// The headers of all responses: a page loads its own style and script and runs no other, and no other site can show or read it.
/// </summary>
internal static class PageHeaders
{
    /// <summary>Pictures are data in the page. Attributes of style are the colors of tables; they hold numbers alone.</summary>
    private static readonly string Policy = string.Join(
        "; ",
        "default-src 'none'",
        $"style-src 'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PageStyle.Text)))}'",
        "style-src-attr 'unsafe-inline'",
        "script-src 'self'",
        "connect-src 'self'",
        "img-src data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'");

    /// <summary>Sets them.</summary>
    public static void AddTo(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
