using Interviewing.Interviews;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Json;
using Interviewing.WebFront.Tokens;

namespace Interviewing.WebFront.Interviews;

/// <summary>Creates interviews.</summary>
internal sealed class CreateEndpoint(
    IGrainFactory grains, CandidateTokens tokens, WebSettings settings, TimeProvider time)
{
    public const int MaxQuestions = 20;
    public const int MaxTimeLimitMinutes = 480;

    public void Map(Routes routes)
    {
        Describe(routes.Post(Admission.Operators, "/interview", CreateAsync), "createInterview");
        Describe(routes.Post(Admission.Operators, "/interview/create", CreateAsync), "createInterviewOldPath");
    }

    private static void Describe(Documents.EndpointDescription endpoint, string name) => endpoint
        .Is(Groups.Interviews, name, "Creates an interview", "Makes a plan of questions from the job description.")
        .Takes<CreateBody>().Gives<CreatedView>(201).Refuses(400, 409, 422, 503);

    private async Task<Answer> CreateAsync(Call call)
    {
        FieldErrors errors = new();
        var body = await call.ReadAsync(WebJson.Shapes.CreateBody, errors);
        var command = Command(body, new FieldRules(errors, settings.Limits));
        errors.ThrowIfAny();

        var sessionId = call.Repeatable?.SessionId ?? SessionId.New(time);
        var status = await call.Caller.Interview(grains, sessionId).Create(command);
        var view = new CreatedView
        {
            Id = sessionId,
            RoomName = status.RoomName,
            CandidateId = status.CandidateId,
            State = status.State,
            QuestionCount = status.QuestionCount,
            CreatedAt = status.CreatedAt,
            CandidateToken = tokens.Issue(status, call.Caller.Tenant, status.CreatedAt),
        };
        return Answer.Json(StatusCodes.Status201Created, view, WebJson.Shapes.CreatedView) with
        {
            Location = "/interview/" + sessionId,
        };
    }

    private static CreateInterview Command(CreateBody body, FieldRules rules) => new()
    {
        RoomName = rules.RequiredId("roomName", body.RoomName),
        CandidateId = rules.RequiredId("candidateId", body.CandidateId),
        JobDescription = rules.RequiredText("jobDescription", body.JobDescription, rules.Limits.JobDescription),
        CandidateName = rules.Line("candidateName", body.CandidateName, rules.Limits.Name),
        Language = rules.Language("language", body.Language) ?? "en",
        QuestionCount = rules.Number("questionCount", body.QuestionCount, 1, MaxQuestions)
            ?? CreateInterview.DefaultQuestionCount,
        TimeLimit = rules.Number("timeLimitMinutes", body.TimeLimitMinutes, 1, MaxTimeLimitMinutes) is { } minutes
            ? TimeSpan.FromMinutes(minutes)
            : null,
        Resume = rules.Text("resume", body.Resume, rules.Limits.Resume),
        Metadata = rules.JsonObject("metadata", body.Metadata, rules.Limits.MetadataBytes),
    };
}
