using System.Collections.Immutable;
using System.Globalization;
using Interviewing.Interviews;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Interviews;

/// <summary>The plan of questions: read, and changed until the start.</summary>
internal sealed class PlanEndpoints(IGrainFactory grains, WebSettings settings)
{
    private const int MaxText = 1_000;
    private const int MaxCompetency = 128;
    private const int MaxExpected = 2_000;

    public void Map(Routes routes)
    {
        routes.Get(Admission.Operators, "/interview/{id}/plan", GetAsync)
            .Is(Groups.Interviews, "getPlan", "The plan of questions")
            .OfInterview().Gives<PlanView>();
        routes.Put(Admission.Operators, "/interview/{id}/plan", ChangeAsync)
            .Is(Groups.Interviews, "changePlan", "Replaces the plan of questions", "Until the start; after it, 409.")
            .OfInterview().Takes<PlanBody>().Gives<PlanView>().Refuses(400, 409);
    }

    private async Task<Answer> GetAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        return View(id, await call.Caller.Interview(grains, id).GetPlan());
    }

    private async Task<Answer> ChangeAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        FieldErrors errors = new();
        var body = await call.ReadAsync(WebJson.Shapes.PlanBody, errors);
        var questions = Questions(body, new FieldRules(errors, settings.Limits));
        errors.ThrowIfAny();
        return View(id, await call.Caller.Interview(grains, id).ChangePlan(questions));
    }

    private static Answer View(string id, ImmutableArray<Question> plan) => Answer.Ok(
        new PlanView { Id = id, Questions = [.. plan.Select(PlannedQuestionView.Of)] }, WebJson.Shapes.PlanView);

    private static ImmutableArray<Question> Questions(PlanBody body, FieldRules rules)
    {
        const string field = "questions";
        if (rules.Errors.TakeWrongType(field))
            rules.Errors.Add(field, "must be an array of objects");
        else if (body.Questions is null)
            rules.Errors.Add(field, "is required");
        else if (body.Questions.Count is 0 or > CreateEndpoint.MaxQuestions)
            rules.Errors.Add(field, $"must have 1 to {CreateEndpoint.MaxQuestions} questions; it has {body.Questions.Count}");
        if (body.Questions is null || rules.Errors.Has(field))
            return [];

        // Ids that the caller chose come first; the others get what is free.
        HashSet<string> ids = new(StringComparer.Ordinal);
        var questions = ImmutableArray.CreateBuilder<Question>(body.Questions.Count);
        for (var i = 0; i < body.Questions.Count; i++)
            questions.Add(Read(body.Questions[i], $"{field}[{i}]", ids, rules));
        for (var i = 0; i < questions.Count; i++)
        {
            if (questions[i].Id.Length == 0)
                questions[i] = questions[i] with { Id = FreeId(i + 1, ids) };
        }

        return questions.DrainToImmutable();
    }

    private static Question Read(QuestionBody? body, string path, HashSet<string> ids, FieldRules rules)
    {
        if (rules.Errors.TakeWrongType(path) || body is null)
        {
            rules.Errors.Add(path, "must be an object");
            return new() { Id = "", Text = "", Competency = "" };
        }

        var id = rules.Id(path + ".id", body.Id) ?? "";
        if (id.Length > 0 && !ids.Add(id))
            rules.Errors.Add(path + ".id", "must not be the id of another question");
        return new()
        {
            Id = id,
            Text = rules.RequiredText(path + ".text", body.Text, MaxText),
            Type = rules.RequiredChoice(path + ".type", body.Type) ?? default,
            Competency = rules.RequiredLine(path + ".competency", body.Competency, MaxCompetency),
            Expected = rules.Text(path + ".expected", body.Expected, MaxExpected),
        };
    }

    private static string FreeId(int place, HashSet<string> taken)
    {
        while (true)
        {
            var id = "q" + place.ToString(CultureInfo.InvariantCulture);
            if (taken.Add(id))
                return id;
            place += CreateEndpoint.MaxQuestions;
        }
    }
}
