using System.Diagnostics;
using System.Diagnostics.Metrics;
using Interviewing.Interviewers.OpenAI;
using Interviewing.Interviews;

namespace Interviewing.Telemetry;

/// <summary>
/// One call of an AI provider: a span, and a measurement by its outcome. Names are those of OpenTelemetry's conventions for
/// generative AI.
/// </summary>
internal readonly struct ProviderAttempt
{
    private const string Provider = "openai";

    private static readonly Histogram<double> Duration = Signals.Meter.CreateHistogram(
        "gen_ai.client.operation.duration", "s", "How long a call of the provider took", advice: Buckets.OfProviders);

    private static readonly Histogram<long> Tokens = Signals.Meter.CreateHistogram(
        "gen_ai.client.token.usage", "{token}", "Tokens that a call cost", advice: Buckets.OfTokens);

    private static readonly Counter<long> CachedTokens = Signals.Meter.CreateCounter<long>(
        "interviewing.provider.tokens.cached", "{token}", "Input tokens that the provider had in its cache");

    private readonly string _operation;
    private readonly string _model;
    private readonly long _began;
    private readonly Activity? _span;

    private ProviderAttempt(string operation, string model)
    {
        (_operation, _model) = (operation, model);
        _began = TimeProvider.System.GetTimestamp();
        _span = Signals.Spans.HasListeners() ? Signals.Spans.StartActivity($"{operation} {model}", ActivityKind.Client) : null;
        _span?.SetTag("gen_ai.operation.name", operation)
            .SetTag("gen_ai.provider.name", Provider)
            .SetTag("gen_ai.request.model", model);
    }

    /// <summary>Begins one; the span is the current one from here on.</summary>
    /// <param name="operation">What is asked for: "chat", "speech", "transcription".</param>
    /// <param name="model">The model asked.</param>
    public static ProviderAttempt Begin(string operation, string model) => new(operation, model);

    /// <summary>Ends it.</summary>
    /// <param name="failure">What came of it; null for a reply.</param>
    public void End(Exception? failure = null)
    {
        var error = failure switch
        {
            null => null,
            ProviderException known => Words.Of(known.Fault),
            OperationCanceledException => "cancelled",
            _ => failure.GetType().FullName,
        };
        if (Duration.Enabled)
        {
            TagList tags = [.. Tags(_operation, _model)];
            if (error is not null)
                tags.Add("error.type", error);
            Duration.Record(TimeProvider.System.GetElapsedTime(_began).TotalSeconds, tags);
        }

        if (error is not null)
            _span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", error);
        _span?.Stop();
    }

    /// <summary>Counts what a call cost.</summary>
    public static void Count(ModelUsage usage)
    {
        if (!Tokens.Enabled)
            return;
        Tokens.Record(usage.InputTokens, [.. Tags("chat", usage.Model), new("gen_ai.token.type", "input")]);
        Tokens.Record(usage.OutputTokens, [.. Tags("chat", usage.Model), new("gen_ai.token.type", "output")]);
        CachedTokens.Add(usage.CachedInputTokens, [.. Tags("chat", usage.Model)]);
    }

    private static KeyValuePair<string, object?>[] Tags(string operation, string model) =>
    [
        new("gen_ai.operation.name", operation),
        new("gen_ai.provider.name", Provider),
        new("gen_ai.request.model", model),
    ];
}
