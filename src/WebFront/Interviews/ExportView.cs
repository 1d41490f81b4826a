using System.Text.Json;
using Interviewing.Interviews;
using Interviewing.WebFront.Events;

namespace Interviewing.WebFront.Interviews;

/// <summary>All that is held on an interview.</summary>
public sealed record ExportView : Ids
{
    /// <summary>When this was put together.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>How it stands, with the last consent, the participants and the usage.</summary>
    public required StatusView Status { get; init; }

    /// <summary>The job description.</summary>
    public required string JobDescription { get; init; }

    /// <summary>The candidate's resume.</summary>
    public required string? Resume { get; init; }

    /// <summary>The caller's own data.</summary>
    public required JsonElement? Metadata { get; init; }

    /// <summary>How long it may take from its start, in minutes.</summary>
    public required double TimeLimitMinutes { get; init; }

    /// <summary>The plan of questions, with what a good answer shows.</summary>
    public required IReadOnlyList<PlannedQuestionView> Plan { get; init; }

    /// <summary>What was said.</summary>
    public required IReadOnlyList<UtteranceView> Transcript { get; init; }

    /// <summary>What each answer showed, and what judged it.</summary>
    public required IReadOnlyList<AnalysisView> Analyses { get; init; }

    /// <summary>The result; null until it is made.</summary>
    public required SummaryView? Summary { get; init; }

    /// <summary>What happened visibly, with who came and went.</summary>
    public required IReadOnlyList<EventView> Events { get; init; }

    /// <summary>What the candidate was heard to say.</summary>
    public required IReadOnlyList<SuggestionView> Suggestions { get; init; }

    /// <summary>What the candidate said to being interviewed, each time.</summary>
    public required IReadOnlyList<ConsentView> Consents { get; init; }

    /// <summary>The names of the audio files of the interviewer's words.</summary>
    public required IReadOnlyList<string> AudioFiles { get; init; }

    /// <summary>Everything that is stored of it, word for word and in order; its shapes are the server's own.</summary>
    public required JsonElement Record { get; init; }

    /// <summary>The export as operators see it.</summary>
    public static ExportView Of(InterviewExport export, DateTimeOffset now)
    {
        var id = export.Status.SessionId;
        return new()
        {
            Id = id,
            ExportedAt = now,
            Status = StatusView.Of(export.Status, forCandidate: false),
            JobDescription = export.Command.JobDescription,
            Resume = export.Command.Resume,
            Metadata = export.Command.Metadata is { } metadata ? Json(metadata) : null,
            TimeLimitMinutes = export.TimeLimit.TotalMinutes,
            Plan = [.. export.Plan.Select(PlannedQuestionView.Of)],
            Transcript = [.. export.Transcript.Select(UtteranceView.Of)],
            Analyses = [.. export.Analyses.Select(AnalysisView.Of)],
            Summary = export.Summary is { } summary ? SummaryView.Of(id, summary) : null,
            Events = [.. export.Events.Select(EventView.Of)],
            Suggestions = [.. export.Suggestions.Select(heard => new SuggestionView { Text = heard.Text, At = heard.At })],
            Consents = [.. export.Consents.Select(consent => ConsentView.Of(consent)!)],
            AudioFiles = export.AudioFiles,
            Record = Json(export.Facts),
        };
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
