namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// What each kind of call must return, as strict JSON schemas. Strict means that every property is required, nothing
/// else is allowed, and "none" is a null in a union of types; ranges and lengths are checked when the reply is there.
/// </summary>
internal static class ReplySchemas
{
    public static ReadOnlySpan<byte> Plan => """
        {"type":"object","properties":{
        "introduction":{"type":"string"},
        "questions":{"type":"array","items":{"type":"object","properties":{
        "text":{"type":"string"},
        "type":{"type":"string","enum":["behavioral","technical","situational","experience","motivation"]},
        "competency":{"type":"string"},
        "expected":{"type":"string"}},
        "required":["text","type","competency","expected"],"additionalProperties":false}},
        "conclusion":{"type":"string"},
        "farewell":{"type":"string"}},
        "required":["introduction","questions","conclusion","farewell"],"additionalProperties":false}
        """u8;

    public static ReadOnlySpan<byte> Opening => """
        {"type":"object","properties":{"acknowledgement":{"type":"string"}},
        "required":["acknowledgement"],"additionalProperties":false}
        """u8;

    // The order is the order of writing: quotes first, then the reason, then the score that follows from both.
    public static ReadOnlySpan<byte> Answer => """
        {"type":"object","properties":{
        "evidence":{"type":"array","items":{"type":"string"}},
        "missing":{"type":"array","items":{"type":"string"}},
        "reason":{"type":"string"},
        "score":{"type":["integer","null"]},
        "follow_up":{"type":["string","null"]},
        "acknowledgement":{"type":"string"}},
        "required":["evidence","missing","reason","score","follow_up","acknowledgement"],
        "additionalProperties":false}
        """u8;

    public static ReadOnlySpan<byte> Closing => """
        {"type":"object","properties":{
        "acknowledgement":{"type":"string"},
        "candidate_is_done":{"type":"boolean"}},
        "required":["acknowledgement","candidate_is_done"],"additionalProperties":false}
        """u8;

    public static ReadOnlySpan<byte> Summary => """
        {"type":"object","properties":{
        "summary":{"type":"string"},
        "strengths":{"type":"array","items":{"type":"string"}},
        "areas_for_improvement":{"type":"array","items":{"type":"string"}}},
        "required":["summary","strengths","areas_for_improvement"],"additionalProperties":false}
        """u8;
}
