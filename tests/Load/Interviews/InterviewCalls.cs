using System.Net;
using Interviewing.Load.Words;

namespace Interviewing.Load.Interviews;

/// <summary>The requests of one interview, in order, ready to be sent again for the next one.</summary>
public sealed class InterviewCalls
{
    private readonly List<RequestBytes> _ofOneId;

    /// <summary>Makes them for a server.</summary>
    public InterviewCalls(IPEndPoint server)
    {
        Create = RequestBytes.Create(server, SpokenWords.JobDescription);
        Start = RequestBytes.PostTo(server, "start", []);
        Responses = [.. SpokenWords.Answers.Select((answer, i) => RequestBytes.Respond(server, i + 1, answer))];
        Transcript = RequestBytes.GetFrom(server, "transcript");
        End = RequestBytes.PostTo(server, "end", []);
        Summary = RequestBytes.GetFrom(server, "summary");
        _ofOneId = [Start, .. Responses, Transcript, End, Summary];
    }

    /// <summary>The first.</summary>
    public RequestBytes Create { get; }

    /// <summary>The second.</summary>
    public RequestBytes Start { get; }

    /// <summary>One for each answer.</summary>
    public IReadOnlyList<RequestBytes> Responses { get; }

    /// <summary>After the last response.</summary>
    public RequestBytes Transcript { get; }

    /// <summary>After the transcript.</summary>
    public RequestBytes End { get; }

    /// <summary>The last.</summary>
    public RequestBytes Summary { get; }

    /// <summary>Writes the id of the interview that was just created into all the others.</summary>
    public void SetId(ReadOnlySpan<byte> id)
    {
        foreach (var request in _ofOneId)
            request.SetId(id);
    }
}
