using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Asks for a plan of questions.</summary>
internal sealed class PlanCall(PlanRequest request)
    : ProviderCall<PlanReply>(CallKind.Plan, request.Brief.SessionId + "-plan")
{
    private const int MaxWords = 1500;
    private const int MaxClosingWords = 600;
    private const int MaxQuestion = 1000;
    private const int MaxCompetency = 80;
    private const int MaxExpected = 1000;

    public override void WriteData(Utf8JsonWriter writer)
    {
        BriefWriter.WriteBrief(writer, request.Brief, int.MaxValue);
        if (request.Brief.CandidateName is { } name)
            writer.WriteString("candidate_name"u8, name);
        if (request.Brief.Resume is { } resume)
            writer.WriteString("resume"u8, resume);
        writer.WriteNumber("question_count"u8, request.QuestionCount);
    }

    public override PlanReply Review(ReadOnlySpan<byte> content, ReplyOrigin origin)
    {
        var plan = Parse(content, ReplyJsonContext.Default.PlanContent);
        var introduction = TextRules.Clean(plan.Introduction, MaxWords);
        if (introduction.Length == 0)
            throw Invalid("There is no introduction.");
        var questions = Questions(plan.Questions);
        var conclusion = TextRules.Clean(plan.Conclusion, MaxClosingWords);
        var farewell = TextRules.WithoutQuestions(TextRules.Clean(plan.Farewell, MaxClosingWords));

        foreach (var words in (ReadOnlySpan<string>)[introduction, conclusion, farewell])
            RefuseDenial(words, request.Brief.Language);

        var language = new LanguageCheck(request.Brief.Language);
        language.Add(introduction);
        language.Add(conclusion);
        language.Add(farewell);
        foreach (var question in questions)
        {
            language.Add(question.Text);
            if (Wording.Repeats(introduction, question.Text))
                throw Invalid("The introduction asks a planned question.");
        }

        return language.IsWrong
            ? throw Invalid($"The texts are not in the language '{request.Brief.Language}'.")
            : new PlanReply
            {
                Introduction = introduction,
                Questions = questions,
                Conclusion = conclusion.Length > 0 ? conclusion : null,
                Farewell = farewell.Length > 0 ? farewell : null,
                Origin = origin,
            };
    }

    private ImmutableArray<Question> Questions(ReadOnlySpan<PlannedQuestion> planned)
    {
        var questions = ImmutableArray.CreateBuilder<Question>(request.QuestionCount);
        var seen = new HashSet<string>();
        foreach (var question in planned)
        {
            var text = TextRules.FirstQuestion(TextRules.Clean(question.Text, MaxQuestion));
            var competency = TextRules.Clean(question.Competency, MaxCompetency);
            var words = Wording.Of(text);
            if (words.Length == 0 || competency.Length == 0 || !seen.Add(words))
                continue;
            var expected = TextRules.Clean(question.Expected, MaxExpected);
            questions.Add(new()
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"q{questions.Count + 1}"),
                Text = text,
                Type = question.Type,
                Competency = competency,
                Expected = expected.Length > 0 ? expected : null,
            });
            if (questions.Count == request.QuestionCount)
                return questions.MoveToImmutable();
        }

        throw Invalid(string.Create(
            CultureInfo.InvariantCulture,
            $"There are {questions.Count} different questions instead of {request.QuestionCount}."));
    }
}
