using System.Text.Json.Serialization.Metadata;
using Interviewing.Load.Limit;

// The least that a server of this contract could do: read the request's JSON, answer with a constant. What the product
// takes is measured as a multiple of this.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls($"http://127.0.0.1:{Environment.GetEnvironmentVariable("PORT") ?? "4004"}");
var app = builder.Build();

app.MapGet("/health", () => "ok");
app.MapPost("/interview", Answer(RequestJson.Default.CreateBody, ConstantAnswers.Created, StatusCodes.Status201Created));
app.MapPost("/interview/{id}/start", Answer(RequestJson.Default.EmptyBody, ConstantAnswers.Turn));
app.MapPost("/interview/{id}/response", Answer(RequestJson.Default.ResponseBody, ConstantAnswers.Turn));
app.MapGet("/interview/{id}/transcript", context => Write(context, ConstantAnswers.Transcript));
app.MapPost("/interview/{id}/end", Answer(RequestJson.Default.EmptyBody, ConstantAnswers.Ended));
app.MapGet("/interview/{id}/summary", context => Write(context, ConstantAnswers.Summary));
await app.RunAsync();

static RequestDelegate Answer<TBody>(JsonTypeInfo<TBody> type, byte[] answer, int status = StatusCodes.Status200OK) =>
    async context =>
    {
        _ = await context.Request.ReadFromJsonAsync(type, context.RequestAborted);
        await Write(context, answer, status);
    };

static Task Write(HttpContext context, byte[] answer, int status = StatusCodes.Status200OK)
{
    context.Response.StatusCode = status;
    context.Response.ContentType = "application/json; charset=utf-8";
    context.Response.ContentLength = answer.Length;
    return context.Response.Body.WriteAsync(answer, 0, answer.Length);
}
