using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

/// <summary>A web service: POST a picture to /classify.</summary>
public static class PictureService
{
    public static WebApplication Create(string model, params string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(_ => new PictureClassifier(model)); // one session for all requests
        var app = builder.Build();
        app.MapPost("/classify", async (HttpRequest request, PictureClassifier classifier) =>
        {
            using var file = new MemoryStream();
            await request.Body.CopyToAsync(file);
            var (name, probability) = classifier.Classify(file.ToArray());
            return Results.Ok(new { name, probability });
        });
        return app;
    }
}
