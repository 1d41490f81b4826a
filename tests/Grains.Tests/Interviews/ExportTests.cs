using System.Collections;
using System.Reflection;
using System.Text.Json;
using Interviewing.Silos;
using Interviewing.Storage;

namespace Interviewing.Interviews;

/// <summary>The export has all that is stored.</summary>
public sealed class ExportTests(InterviewSilo silo) : IClassFixture<InterviewSilo>
{
    private int _made;

    public static TheoryData<Type> Kinds =>
        [.. typeof(InterviewFact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(InterviewFact)))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryMemberOfEveryFactIsInTheExportWithItsValue(Type kind)
    {
        // Made by reflection: a member that is added later is in here by itself, and fails if it is kept out of the JSON.
        var fact = (InterviewFact)Fill(kind);
        var interview = new Interview("session", new Journal<InterviewFact>());
        if (fact is not InterviewCreated)
            interview.Append((InterviewCreated)Fill(typeof(InterviewCreated)));
        interview.Append(fact);

        var facts = JsonDocument.Parse(InterviewExports.Of(interview).Facts).RootElement.EnumerateArray().ToArray();

        Assert.Equal(interview.Facts.Count, facts.Length);
        Check(fact, facts[^1], kind.Name);
    }

    [Fact]
    public async Task AnExportHasWhatReadersSeeAndWhatTheyDoNot()
    {
        var grain = silo.NewInterview(out _);
        await grain.Create(new()
        {
            RoomName = "room",
            CandidateId = "candidate",
            JobDescription = "Nurse.",
            Resume = "Wards.",
            Metadata = """{"ats":7}""",
        });
        await grain.RecordConsent(true, "I agree.");
        await grain.RecordConsent(true, "I do agree.");
        await grain.Start();
        await grain.Suggest("Hello, I think.");
        await grain.Respond(new() { Text = "Hello.", ResponseId = "r1", Wait = TimeSpan.FromSeconds(10) });
        await grain.Respond(new() { Text = "One.", ResponseId = "r2", Wait = TimeSpan.FromSeconds(10) });

        var export = await grain.Export();

        Assert.Equal(("Nurse.", "Wards.", """{"ats":7}"""), (export.Command.JobDescription, export.Command.Resume, export.Command.Metadata));
        Assert.Equal(await grain.GetTranscript(), export.Transcript);
        Assert.Equal(await grain.GetEvents(0), export.Events);
        Assert.Equal(await grain.GetPlan(), export.Plan);
        Assert.Equal("I do agree.", export.Status.Consent!.Text);
        Assert.Equal(["I agree.", "I do agree."], export.Consents.Select(consent => consent.Text));
        Assert.Equal(["Hello, I think."], export.Suggestions.Select(heard => heard.Text));
        var analysis = Assert.Single(export.Analyses);
        Assert.Equal(("q1", 3, "One."), (analysis.QuestionId, analysis.Analysis.Score, Assert.Single(analysis.Analysis.Evidence)));
        Assert.Null(export.Summary);

        await grain.End();
        await grain.GetSummary(TimeSpan.FromSeconds(10));
        Assert.NotNull((await grain.Export()).Summary);
    }

    private object Fill(Type type)
    {
        _made++;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Fill(inner);
        if (type == typeof(string))
            return $"made-{_made}";
        if (type == typeof(bool))
            return true;
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(2026, 1, 1, 0, 0, _made % 60, TimeSpan.Zero);
        if (type == typeof(TimeSpan))
            return TimeSpan.FromSeconds(_made);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(1)!;
        if (type.IsPrimitive)
            return Convert.ChangeType(_made, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)))
        {
            var item = type.GetGenericArguments()[0];
            var items = Array.CreateInstance(item, 1);
            items.SetValue(Fill(item), 0);
            return typeof(System.Collections.Immutable.ImmutableArray).GetMethods()
                .Single(m => m.Name == "CreateRange" && m.GetParameters().Length == 1).MakeGenericMethod(item).Invoke(null, [items])!;
        }

        var made = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        foreach (var member in Members(type))
            member.SetValue(made, Fill(member.PropertyType));
        return made;
    }

    private static void Check(object? value, JsonElement json, string where)
    {
        switch (value)
        {
            case string text:
                Assert.Equal(text, json.GetString());
                break;
            case IEnumerable items:
                var all = items.Cast<object>().ToArray();
                Assert.True(json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == all.Length, where);
                for (var i = 0; i < all.Length; i++)
                    Check(all[i], json[i], $"{where}[{i}]");
                break;
            case null or bool or DateTimeOffset or TimeSpan or Enum or ValueType:
                Assert.NotEqual(JsonValueKind.Null, json.ValueKind);
                break;
            default:
                foreach (var member in Members(value.GetType()))
                {
                    var name = JsonNamingPolicy.CamelCase.ConvertName(member.Name);
                    Assert.True(json.TryGetProperty(name, out var inner), $"{where}.{name} is not in the export.");
                    Check(member.GetValue(value), inner, $"{where}.{name}");
                }

                break;
        }
    }

    private static IEnumerable<PropertyInfo> Members(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(member => member.GetCustomAttribute<IdAttribute>() is not null);
}
